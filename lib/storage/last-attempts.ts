import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import { pool } from './pool';

export interface LastAttempt {
  webhookId: string;
  at: Date;
  outcome: AttemptOutcome;
  statusCode: number | null;
}

// Of each webhook the head of two indexes: of what is finished and of what failed; one of them is its latest attempt.
const SQL = `
select w.id as "webhookId", l.at, l.outcome, l.status_code as "statusCode"
from webhooks w cross join lateral (
  (select at, outcome, status_code from attempts
    where webhook_id = w.id and final_status is not null order by delivery_id desc limit 1)
  union all
  (select at, outcome, status_code from attempts
    where webhook_id = w.id and outcome <> 'succeeded' order by at desc, delivery_id desc, number desc limit 1)
  order by at desc limit 1) l
where w.account_id = $1::bpchar and w.region = $2`;

/** The latest attempt of each of an account's webhooks; those that made none yet are absent. */
export async function listLastAttempts(accountId: string, region: string): Promise<Map<string, LastAttempt>> {
  const result = await pool().query<LastAttempt>(SQL, [accountId, region]);
  return new Map(result.rows.map((row) => [row.webhookId, row]));
}
