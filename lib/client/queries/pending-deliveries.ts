import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../request';
import { webhookKeys } from './webhooks';

const pendingDeliveriesSchema = async () => (await import('@/lib/schemas/webhooks')).pendingDeliveriesSchema;

const pendingDeliveriesQuery = (webhookId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.one(webhookId), 'pending'] as const,
    queryFn: ({ signal }) =>
      request(pendingDeliveriesSchema, `/api/webhooks/${encodeURIComponent(webhookId)}/pending`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** How many deliveries deleting or disabling a webhook would cancel; counted anew each time it is `wanted`. */
export function usePendingDeliveries(webhookId: string, wanted: boolean) {
  return useQuery({ ...pendingDeliveriesQuery(webhookId), enabled: wanted });
}

/** Counts them once, when it is called. */
export function useCountPending(webhookId: string) {
  const client = useQueryClient();
  return () => client.fetchQuery(pendingDeliveriesQuery(webhookId));
}
