import type { CountedRow } from '@/lib/core/stats-series';
import type { Region } from '@/lib/schemas/regions';
import { pool } from './pool';

const SERIES = `
select date_bin($4::interval, s.at, 'epoch') as at, s.outcome, s.status_code as "statusCode",
  (l.class - 1)::int as "latencyClass", sum(l.attempts)::int as attempts
from attempt_stats s cross join unnest(s.latency) with ordinality l(attempts, class)
where s.webhook_id = any($1::bpchar[]) and s.step = $5 and s.at >= $2 and s.at < $3 and l.attempts > 0
group by 1, 2, 3, 4`;

/** Attempts of some webhooks from `from` to before `to`, both at the begin of a bucket. */
export async function listAttemptStats(
  webhookIds: readonly string[],
  { from, to, bucketMs }: { from: Date; to: Date; bucketMs: number },
): Promise<CountedRow[]> {
  const step = bucketMs < 3_600_000 ? 300 : 3_600;
  const values = [webhookIds, from, to, `${bucketMs} milliseconds`, step];
  return (await pool().query<CountedRow>(SERIES, values)).rows;
}

export interface HealthRow {
  webhookId: string;
  /** Begin of the hour. */
  at: Date;
  succeeded: number;
  failed: number;
}

const HEALTH = `
select w.id as "webhookId", s.at,
  coalesce(sum(s.attempts) filter (where s.outcome = 'succeeded'), 0)::int as succeeded,
  coalesce(sum(s.attempts) filter (where s.outcome <> 'succeeded'), 0)::int as failed
from webhooks w join attempt_stats s on s.webhook_id = w.id and s.step = 3600 and s.at >= $3
where w.account_id = $1::bpchar and w.region = $2
group by 1, 2 order by 2`;

/** Attempts per hour of each of an account's webhooks since the begin of an hour; hours without attempts are absent. */
export async function listWebhookHealth(accountId: string, region: Region, since: Date): Promise<HealthRow[]> {
  return (await pool().query<HealthRow>(HEALTH, [accountId, region, since])).rows;
}
