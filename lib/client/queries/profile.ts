import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangePasswordInput, Session, UpdateProfileInput } from '@/lib/schemas/profile';
import { pageOf } from '../page-of';
import { request } from '../request';
import { meKey } from './me';

const endedSessionsSchema = async () => (await import('@/lib/schemas/profile')).endedSessionsSchema;
const profileSchema = async () => (await import('@/lib/schemas/profile')).profileSchema;
const sessionSchema = async () => (await import('@/lib/schemas/profile')).sessionSchema;

const profileKey = ['profile'] as const;
const sessionsKey = ['profile', 'sessions'] as const;
const sessionPageSchema = pageOf(sessionSchema);

export const profileQuery = queryOptions({
  queryKey: [...profileKey, 'person'] as const,
  queryFn: ({ signal }) => request(profileSchema, '/api/profile', { signal }),
});

/** The signed-in person, wherever they have stepped into. */
export function useProfile() {
  return useQuery(profileQuery);
}

/** Changes what the person is called, in the menu too. */
export function useUpdateProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: UpdateProfileInput) => request(profileSchema, '/api/profile', { method: 'PATCH', body: input }),
    onSuccess: (profile) => {
      client.setQueryData(profileQuery.queryKey, profile);
      return client.invalidateQueries({ queryKey: meKey });
    },
  });
}

/** Changes the password, which ends all other sessions. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ChangePasswordInput) =>
      request(endedSessionsSchema, '/api/profile/password', { method: 'POST', body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

export const sessionsQuery = queryOptions({
  queryKey: sessionsKey,
  queryFn: async ({ signal }): Promise<Session[]> =>
    (await request(sessionPageSchema, '/api/profile/sessions', { signal })).items,
});

/** Where the person is signed in, the last used first. */
export function useSessions() {
  return useQuery(sessionsQuery);
}

/** Ends one session; it leaves the list at once and comes back when the server refuses. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(null, `/api/profile/sessions/${id}`, { method: 'DELETE' }),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: sessionsKey });
      const before = client.getQueryData<Session[]>(sessionsKey);
      client.setQueryData<Session[]>(sessionsKey, (sessions) => sessions?.filter((session) => session.id !== id));
      return before;
    },
    onError: (_error, _id, before) => client.setQueryData(sessionsKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Ends all sessions but this one. */
export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(endedSessionsSchema, '/api/profile/sessions', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}
