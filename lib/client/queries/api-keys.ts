import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateApiKeyInput } from '@/lib/schemas/api-keys';
import { pageOf } from '../page-of';
import { request } from '../request';

const apiKeySchema = async () => (await import('@/lib/schemas/api-keys')).apiKeySchema;
const createdApiKeySchema = async () => (await import('@/lib/schemas/api-keys')).createdApiKeySchema;

const apiKeysKey = ['api-keys'] as const;
const pageSchema = pageOf(apiKeySchema);

export const apiKeysQuery = infiniteQueryOptions({
  queryKey: apiKeysKey,
  queryFn: ({ pageParam, signal }) => request(pageSchema, '/api/keys', { query: { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** API keys of the account, newest first, page after page. */
export function useApiKeys() {
  return useInfiniteQuery(apiKeysQuery);
}

/** Makes a key. Its secret is in the answer, which is forgotten with the dialog that shows it. */
export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateApiKeyInput) =>
      request(createdApiKeySchema, '/api/keys', { method: 'POST', body: input }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey }),
  });
}

/** Ends a key at once. */
export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(null, `/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey }),
  });
}
