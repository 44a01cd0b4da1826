import type { Queryable } from './queryable';

// A webhook that is gone has no row to say whose it was: its last attempt does, and where there is none either, the
// primary account gets the entry, so that no subaccount sees one of its primary's webhooks.
const SQL = `
with d as (
  delete from deliveries q using events e
  where q.endpoint_id = any($1::int[]) and q.owner = 0 and e.id = q.event_id
    and not exists (select 1 from webhooks w where w.endpoint_id = q.endpoint_id and w.enabled)
  returning q.id, q.event_id, q.endpoint_id, q.attempts, e.account_id, e.domain_id, e.region, e.type
), c as (
  insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
  select d.id, d.event_id, coalesce(w.account_id, l.account_id, a.parent_id, d.account_id), d.domain_id, d.region, d.type,
    coalesce(w.id, l.webhook_id, repeat('0', 24)), coalesce(w.url, l.url, '(deleted webhook)'), d.attempts,
    case when w.id is null then 'The webhook was deleted.' else 'The webhook was disabled.' end
  from d
  left join webhooks w on w.endpoint_id = d.endpoint_id
  left join accounts a on a.id = d.account_id
  left join lateral (
    select account_id, webhook_id, url from attempts where delivery_id = d.id order by number desc limit 1) l on true
  on conflict do nothing
  returning 1
)
select count(*)::int as count from c`;

/**
 * Cancels rows whose webhook was disabled or deleted without their knowing: they were in flight, or an ingest
 * inserted them in the same moment (PRODUCT 2, Edits). Returns how many were canceled.
 */
export async function cancelStranded(db: Queryable, endpointIds: number[]): Promise<number> {
  const result = await db.query<{ count: number }>({ name: 'cancel-stranded', text: SQL, values: [endpointIds] });
  return result.rows[0]?.count ?? 0;
}
