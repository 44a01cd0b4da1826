import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../request';
import { type StatsRangeName, statsQueryOf } from '../stats-ranges';
import { deliveryKeys } from './deliveries';

const statsSchema = async () => (await import('@/lib/schemas/stats')).statsSchema;

/** Attempts change when deliveries do, so whoever refreshes those refreshes these. */
export const statsKeys = {
  all: [...deliveryKeys.all, 'stats'] as const,
  webhook: (id: string, range: StatsRangeName) => [...statsKeys.all, id, range] as const,
};

export const webhookStatsQuery = (webhookId: string, range: StatsRangeName) =>
  queryOptions({
    queryKey: statsKeys.webhook(webhookId, range),
    queryFn: ({ signal }) => request(statsSchema, '/api/stats', { query: statsQueryOf(webhookId, range), signal }),
  });

/** Attempts over time of one webhook, up to now. */
export function useWebhookStats(webhookId: string, range: StatsRangeName) {
  return useQuery({
    ...webhookStatsQuery(webhookId, range),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}
