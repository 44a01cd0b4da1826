import { queryOptions, useQuery } from '@tanstack/react-query';
import { pageOf } from '../page-of';
import { request } from '../request';
import { deliveryKeys } from './deliveries';

const deliverySchema = async () => (await import('@/lib/schemas/deliveries')).deliverySchema;

const pageSchema = pageOf(deliverySchema);

/** What to ask `GET /api/deliveries` for. */
export const recentDeliveriesFilter = (webhookId: string) => ({ webhookId, limit: '5' });

export const recentDeliveriesQuery = (webhookId: string) =>
  queryOptions({
    queryKey: [...deliveryKeys.all, 'recent', webhookId] as const,
    queryFn: ({ signal }) =>
      request(pageSchema, '/api/deliveries', { query: recentDeliveriesFilter(webhookId), signal }),
  });

/** The latest deliveries of one webhook. */
export function useRecentDeliveries(webhookId: string) {
  return useQuery(recentDeliveriesQuery(webhookId));
}
