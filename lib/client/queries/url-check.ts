import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CheckUrlInput } from '@/lib/schemas/url-check';
import { request } from '../request';

const urlCheckSchema = async () => (await import('@/lib/schemas/url-check')).urlCheckSchema;

/** What saving a webhook with this URL would come to; idle while there is no URL to speak of. */
export function useUrlCheck(input: CheckUrlInput | null) {
  return useQuery({
    queryKey: ['url-check', input] as const,
    queryFn: ({ signal }) =>
      request(urlCheckSchema, '/api/webhooks/check-url', { method: 'POST', body: input, signal }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    // Other webhooks may have changed since, and what is typed is nobody's to keep.
    staleTime: 30_000,
    gcTime: 30_000,
    retry: false,
  });
}
