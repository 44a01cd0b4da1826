import type { Queryable } from './queryable';

const SQL = `delete from attempt_stats where (step, at) in (
  select step, at from attempt_stats where (step = 300 and at < $1) or (step = 3600 and at < $2) limit 10000)`;

/** How long buckets of five minutes are kept, and those of an hour. */
export const STATS_KEPT_MS = { fine: 49 * 3_600_000, hourly: 90 * 86_400_000 } as const;

/** Removes buckets that are older than what the charts can show; some thousands a call. Returns how many. */
export async function pruneAttemptStats(db: Queryable, now: Date): Promise<number> {
  const before = (keptMs: number) => new Date(now.getTime() - keptMs);
  const result = await db.query(SQL, [before(STATS_KEPT_MS.fine), before(STATS_KEPT_MS.hourly)]);
  return result.rowCount ?? 0;
}
