import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import { pool } from './pool';

export interface LastAttempt {
  webhookId: string;
  at: Date;
  outcome: AttemptOutcome;
  statusCode: number | null;
}

/** How far back into the account's log a list of webhooks looks. */
const LOOK_BACK_ROWS = 2_000;

const SQL = `
with recent as (
  (select webhook_id, at, outcome, status_code from attempts
    where account_id = $1::bpchar and region = $2 and final_status is not null order by delivery_id desc limit $3)
  union all
  (select webhook_id, at, outcome, status_code from attempts
    where account_id = $1::bpchar and region = $2 and outcome <> 'succeeded'
    order by at desc, delivery_id desc, number desc limit $3)
)
select distinct on (webhook_id) webhook_id as "webhookId", at, outcome, status_code as "statusCode"
from recent order by webhook_id, at desc`;

/**
 * The latest attempt of each of an account's webhooks, out of its latest 2,000 finished deliveries and 2,000
 * failures: both are ranges of an index, while an index by webhook would cost every delivery.
 */
export async function listLastAttempts(accountId: string, region: string): Promise<Map<string, LastAttempt>> {
  const result = await pool().query<LastAttempt>(SQL, [accountId, region, LOOK_BACK_ROWS]);
  return new Map(result.rows.map((row) => [row.webhookId, row]));
}
