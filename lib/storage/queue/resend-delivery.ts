import { idMaker } from '../ids';
import { REPEAT_DISTANCE } from '../matching-events';
import { pool } from '../pool';
import { DUE_CHANNEL, type Queryable } from './queryable';

/** Whether a delivery of event `e` to webhook `w` is in the queue. */
export const IS_PENDING = `(
  exists (select from deliveries q where q.id > e.id and q.id < e.id + ${REPEAT_DISTANCE} and q.event_id = e.id
    and q.endpoint_id = w.endpoint_id)
  or exists (select from deliveries q where q.event_id = e.id and q.id - q.event_id >= ${REPEAT_DISTANCE}
    and q.endpoint_id = w.endpoint_id))`;

const SQL = `
with t as (
  select e.id as event_id, w.endpoint_id, ${IS_PENDING} as pending
  from events e join webhooks w on w.id = $3::bpchar and w.region = e.region and w.enabled
    and exists (select 1 from webhook_event_types t where t.webhook_id = w.id and t.event_type = e.type)
  where e.id = $2::bigint
), d as (
  insert into deliveries (id, event_id, endpoint_id)
  select $1::bigint, t.event_id, t.endpoint_id from t where not t.pending
  returning id, endpoint_id
)
select t.pending, (select count(pg_notify('${DUE_CHANNEL}', endpoint_id::text)) from d) as notified from t`;

/**
 * Owes an event to a webhook once more: a new delivery, due now, beside those that were there before
 * (nothing is canceled). It carries the same `webhook-id` and `event-data.id`, so receivers can tell that it is
 * a repeat. Whether the caller may is the service's business, and so is that two do not do it at once (`whileRepeating`).
 * Returns the new delivery's id; `'pending'` when one is on its way already; null when the webhook is gone, disabled,
 * or no longer listens to the event's type.
 */
export async function resendDelivery(
  resend: { eventRowId: bigint; webhookId: string },
  db: Queryable = pool(),
): Promise<bigint | 'pending' | null> {
  const id = (await idMaker()).next();
  const result = await db.query<{ pending: boolean }>(SQL, [id, resend.eventRowId, resend.webhookId]);
  const [found] = result.rows;
  if (found === undefined) return null;
  return found.pending ? 'pending' : id;
}
