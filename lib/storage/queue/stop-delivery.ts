import { pool } from '../pool';
import type { Queryable } from './queryable';
import { changeOf, type PendingChange } from './retry-now';

// Its webhook is there, or the row stays: whoever deletes the webhook cancels it.
const SQL = `
with d as (
  delete from deliveries q using events e, webhooks w
  where q.id = $1::bigint and q.owner = 0 and e.id = q.event_id and w.endpoint_id = q.endpoint_id
  returning q.id, q.event_id, w.account_id, e.domain_id, e.region, e.type, w.id as webhook_id, w.url, q.attempts
), c as (
  insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
  select d.*, $2 from d
  on conflict do nothing
  returning 1
)
select ${changeOf('d')} as change, (select count(*) from c) as canceled`;

/**
 * Ends a pending delivery: it leaves the queue and is among the cancellations from then on, in one statement. Fenced by
 * `owner = 0`: one that is being sent is left alone. `reason` is a sentence for people.
 */
export async function stopDelivery(deliveryId: bigint, reason: string, db: Queryable = pool()): Promise<PendingChange> {
  const result = await db.query<{ change: PendingChange }>(SQL, [String(deliveryId), reason]);
  return result.rows[0]?.change ?? 'gone';
}
