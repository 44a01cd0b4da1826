import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { statsSchema } from '@/lib/schemas/stats';
import { request } from '../request';
import { deliveryKeys } from './deliveries';

/** Ranges that the charts offer, in hours. */
export const STATS_RANGES = { '1h': 1, '24h': 24, '7d': 168 } as const;
export type StatsRangeName = keyof typeof STATS_RANGES;

/** Attempts change when deliveries do, so whoever refreshes those refreshes these. */
export const statsKeys = {
  all: [...deliveryKeys.all, 'stats'] as const,
  webhook: (id: string, range: StatsRangeName) => [...statsKeys.all, id, range] as const,
};

export const webhookStatsQuery = (webhookId: string, range: StatsRangeName) =>
  queryOptions({
    queryKey: statsKeys.webhook(webhookId, range),
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - STATS_RANGES[range] * 3_600_000).toISOString();
      return request(statsSchema, '/api/stats', { query: { webhookId, from }, signal });
    },
  });

/** Attempts over time of one webhook, up to now. */
export function useWebhookStats(webhookId: string, range: StatsRangeName) {
  return useQuery({
    ...webhookStatsQuery(webhookId, range),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}
