import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { UpdateUserInput } from '@/lib/schemas/users';
import { pageOf } from '../page-of';
import { request } from '../request';
import { meKey } from './me';

const userSchema = async () => (await import('@/lib/schemas/users')).userSchema;

const usersKey = ['users'] as const;
const pageSchema = pageOf(userSchema);
const path = (id: string) => `/api/users/${encodeURIComponent(id)}`;

export const usersQuery = infiniteQueryOptions({
  queryKey: usersKey,
  queryFn: ({ pageParam, signal }) => request(pageSchema, '/api/users', { query: { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** People of the account, page after page. */
export function useUsers() {
  return useInfiniteQuery(usersQuery);
}

/** Changes a person's name or role. It may be one's own, which the rest of the page shows as well. */
export function useUpdateUser(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: UpdateUserInput) => request(userSchema, path(id), { method: 'PATCH', body: input }),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: usersKey }), client.invalidateQueries({ queryKey: meKey })]),
  });
}

/** Removes a person from the account. */
export function useRemoveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(null, path(id), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: usersKey }),
  });
}
