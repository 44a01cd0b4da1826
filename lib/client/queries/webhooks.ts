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

/** How a webhook fares is looked at again so often while it is on the screen. */
const FOLLOW_MS = 30_000;

/** All webhooks of the account in the region, of both levels. `follow`: with how they fare, which changes by itself. */
export function useWebhooks({ follow = false } = {}) {
  return useQuery({ ...webhooksQuery, refetchInterval: follow && FOLLOW_MS });
}

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: webhookKeys.one(id),
    queryFn: ({ signal }) => request(webhookSchema, `/api/webhooks/${encodeURIComponent(id)}`, { signal }),
  });

export function useWebhook(id: string) {
  return useQuery({ ...webhookQuery(id), refetchInterval: FOLLOW_MS });
}
