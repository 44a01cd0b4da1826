import { pool } from '../pool';
import { DUE_CHANNEL, type Queryable } from './queryable';

/** What a person's wish for one pending delivery came to. `gone`: it is not pending (any more). */
export type PendingChange = 'done' | 'being-sent' | 'account-closed' | 'gone';

/** What stands in the way, where `changed` has no row; a row that was taken in this very moment is being sent, too. */
export const changeOf = (changed: string) => `case when exists (select from ${changed}) then 'done'
  when not exists (select from deliveries where id = $1::bigint) then 'gone'
  when exists (select from deliveries q join webhooks w on w.endpoint_id = q.endpoint_id join accounts a on a.id = w.account_id
    where q.id = $1::bigint and q.owner = 0 and a.status <> 'open') then 'account-closed'
  else 'being-sent' end`;

// Earlier, never later: what is due already keeps its place. Rounded down, or it would be due a moment after the hint.
const SQL = `
with d as (
  update deliveries q set due_at = least(q.due_at, date_trunc('milliseconds', now()))
  from webhooks w, accounts a
  where q.id = $1::bigint and q.owner = 0 and w.endpoint_id = q.endpoint_id and a.id = w.account_id and a.status = 'open'
  returning q.endpoint_id
)
select ${changeOf('d')} as change, (select count(pg_notify('${DUE_CHANNEL}', endpoint_id::text)) from d) as notified`;

/**
 * Makes the next attempt of a pending delivery due now. Fenced by `owner = 0`: one that is being sent is left alone. Doing it
 * twice is doing it once.
 */
export async function retryNow(deliveryId: bigint, db: Queryable = pool()): Promise<PendingChange> {
  const result = await db.query<{ change: PendingChange }>(SQL, [String(deliveryId)]);
  return result.rows[0]?.change ?? 'gone';
}
