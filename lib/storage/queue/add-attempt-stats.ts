import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import { int2Array, int4Array, textArray, timeArray } from './binary-array';
import type { Queryable } from './queryable';

/** Lengths of the buckets that are kept, in seconds, the finest first. */
export const STAT_STEPS_S = [300, 3_600] as const;

/** Attempts of one webhook in one bucket that came to the same. */
export interface AttemptStatRow {
  webhookId: string;
  step: (typeof STAT_STEPS_S)[number];
  /** Begin of the bucket. */
  at: Date;
  outcome: AttemptOutcome;
  /** 0 = there was no answer. */
  statusCode: number;
  attempts: number;
  /** How many of them per class of duration (lib/core/latency-classes). */
  latency: number[];
}

const SQL = `
insert into attempt_stats as s (webhook_id, step, at, outcome, status_code, attempts, latency)
select t.webhook_id, t.step, t.at, t.outcome, t.status_code, t.attempts, t.latency::int[]
from unnest($1::text[], $2::smallint[], $3::timestamptz[], $4::text[], $5::smallint[], $6::int[], $7::text[])
  with ordinality t(webhook_id, step, at, outcome, status_code, attempts, latency, place)
order by t.place
on conflict (webhook_id, step, at, outcome, status_code) do update set
  attempts = s.attempts + excluded.attempts,
  latency = (select array_agg(coalesce(l.old, 0) + coalesce(l.new, 0) order by l.class)
    from unnest(s.latency, excluded.latency) with ordinality l(old, new, class))`;

/**
 * Adds what dispatchers counted to what is stored, in one statement. No bucket may be named twice. Rows are locked in the
 * order given, which must be the same for everybody who calls this.
 */
export async function addAttemptStats(db: Queryable, rows: readonly AttemptStatRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query({
    name: 'add-attempt-stats',
    text: SQL,
    values: [
      textArray(rows.map((row) => row.webhookId)),
      int2Array(rows.map((row) => row.step)),
      timeArray(rows.map((row) => row.at)),
      textArray(rows.map((row) => row.outcome)),
      int2Array(rows.map((row) => row.statusCode)),
      int4Array(rows.map((row) => row.attempts)),
      textArray(rows.map((row) => `{${row.latency.join(',')}}`)),
    ],
  });
}
