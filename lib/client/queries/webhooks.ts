import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../request';

const webhookListSchema = async () => (await import('@/lib/schemas/webhooks')).webhookListSchema;
const webhookSchema = async () => (await import('@/lib/schemas/webhooks')).webhookSchema;

export const webhookKeys = {
  all: ['webhooks'] as const,
  list: () => [...webhookKeys.all, 'list'] as const,
  one: (id: string) => [...webhookKeys.all, 'one', id] as const,
};

export const webhooksQuery = queryOptions({
  queryKey: webhookKeys.list(),
  queryFn: ({ signal }) => request(webhookListSchema, '/api/webhooks', { query: { limit: 100 }, signal }),
});

/** All webhooks of the account in the region, of both levels. */
export function useWebhooks() {
  return useQuery(webhooksQuery);
}

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: webhookKeys.one(id),
    queryFn: ({ signal }) => request(webhookSchema, `/api/webhooks/${encodeURIComponent(id)}`, { signal }),
  });

export function useWebhook(id: string) {
  return useQuery(webhookQuery(id));
}
