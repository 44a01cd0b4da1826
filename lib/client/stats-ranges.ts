/** Ranges that the charts offer, in hours. */
export const STATS_RANGES = { '1h': 1, '24h': 24, '7d': 168 } as const;
export type StatsRangeName = keyof typeof STATS_RANGES;

/** What to ask `GET /api/stats` for, to have a range up to now. */
export function statsQueryOf(webhookId: string, range: StatsRangeName) {
  return { webhookId, from: new Date(Date.now() - STATS_RANGES[range] * 3_600_000).toISOString() };
}
