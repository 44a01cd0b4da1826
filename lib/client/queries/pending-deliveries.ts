import { useQuery } from '@tanstack/react-query';
import { request } from '../request';
import { webhookKeys } from './webhooks';

const pendingDeliveriesSchema = async () => (await import('@/lib/schemas/webhooks')).pendingDeliveriesSchema;

/** How many deliveries deleting or disabling a webhook would cancel; counted anew each time it is `wanted`. */
export function usePendingDeliveries(webhookId: string, wanted: boolean) {
  return useQuery({
    queryKey: [...webhookKeys.one(webhookId), 'pending'] as const,
    queryFn: ({ signal }) =>
      request(pendingDeliveriesSchema, `/api/webhooks/${encodeURIComponent(webhookId)}/pending`, { signal }),
    enabled: wanted,
    staleTime: 0,
    gcTime: 0,
  });
}
