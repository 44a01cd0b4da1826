import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../request';

const signingKeySchema = async () => (await import('@/lib/schemas/account')).signingKeySchema;

export const signingKeyKey = ['signing-key'] as const;

export const signingKeyQuery = queryOptions({
  queryKey: signingKeyKey,
  queryFn: ({ signal }) => request(signingKeySchema, '/api/signing-key', { signal }),
});

/** The HTTP webhook signing key, masked. */
export function useSigningKey() {
  return useQuery(signingKeyQuery);
}

/** Fetches the whole key. A mutation, so that the secret is in no cache and goes when its card goes. */
export function useRevealSigningKey() {
  return useMutation({
    mutationFn: () => request(signingKeySchema, '/api/signing-key', { query: { reveal: true } }),
    gcTime: 0,
  });
}

/** Replaces the key at once; the old one is worth nothing afterwards. */
export function useRegenerateSigningKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(signingKeySchema, '/api/signing-key/regenerate', { method: 'POST' }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: signingKeyKey }),
  });
}
