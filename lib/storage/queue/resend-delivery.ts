import { idMaker } from '../ids';
import { pool } from '../pool';
import { DUE_CHANNEL, type Queryable } from './queryable';

const SQL = `
with d as (
  insert into deliveries (id, event_id, endpoint_id)
  select $1::bigint, e.id, w.endpoint_id
  from events e join webhooks w on w.id = $3::bpchar and w.region = e.region and w.enabled
    and exists (select 1 from webhook_event_types t where t.webhook_id = w.id and t.event_type = e.type)
  where e.id = $2::bigint
  returning id, endpoint_id
)
select id, pg_notify('${DUE_CHANNEL}', endpoint_id::text) from d`;

/**
 * Owes an event to a webhook once more: a new delivery, due now, beside those that were there before
 * (nothing is canceled). It carries the same `webhook-id` and `event-data.id`, so receivers can tell that it is
 * a repeat. Whether the caller may is the service's business. Returns the new delivery's id; null when the
 * webhook is gone, disabled, or no longer listens to the event's type.
 */
export async function resendDelivery(
  resend: { eventRowId: bigint; webhookId: string },
  db: Queryable = pool(),
): Promise<bigint | null> {
  const ids = await idMaker();
  const result = await db.query<{ id: bigint }>(SQL, [ids.next(), resend.eventRowId, resend.webhookId]);
  return result.rows[0]?.id ?? null;
}
