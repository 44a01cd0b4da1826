import type { Queryable } from './queryable';

/** So that no statement runs long, however much there is. */
export const STRANDED_BATCH = 5_000;

// A webhook that is gone has no row to say whose it was: its trace does, or its last attempt. Where there is neither (it is of
// before there were traces), the primary account gets the entry, so that no subaccount sees one of its primary's webhooks.
const SQL = `
with p as materialized (
  select q.id, q.event_id from deliveries q
  where q.endpoint_id = any($1::int[]) and q.owner = 0
    and not exists (select 1 from webhooks w where w.endpoint_id = q.endpoint_id and w.enabled)
  limit ${STRANDED_BATCH} for update of q skip locked
), d as (
  delete from deliveries q using p left join events e on e.id = p.event_id
  where q.id = p.id
  returning q.id, q.event_id, q.endpoint_id, q.attempts, e.account_id, e.domain_id, e.region, e.type
), c as (
  insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
  select d.id, d.event_id, coalesce(w.account_id, wt.account_id, l.account_id, a.parent_id, d.account_id), d.domain_id, d.region, d.type,
    coalesce(w.id, wt.webhook_id, l.webhook_id, repeat('0', 24)),
    coalesce(w.url, wt.url, l.url, '(deleted webhook)'), d.attempts,
    case when w.id is null then 'The webhook was deleted.' else 'The webhook was disabled.' end
  from d
  left join webhooks w on w.endpoint_id = d.endpoint_id
  left join webhook_traces wt on wt.endpoint_id = d.endpoint_id and wt.replaced_at is null
  left join accounts a on a.id = d.account_id
  left join lateral (
    select account_id, webhook_id, url from attempts where delivery_id = d.id order by number desc limit 1) l on true
  where d.account_id is not null
  on conflict do nothing
  returning 1
)
select (select count(*)::int from d) as count, (select count(*) from c) as noted`;

/**
 * Cancels rows whose webhook was disabled or deleted without their knowing: they were in flight, or an ingest
 * inserted them in the same moment (PRODUCT 2, Edits). Some thousands a call: returns how many, and as many as
 * `STRANDED_BATCH` say that there may be more.
 */
export async function cancelStranded(db: Queryable, endpointIds: number[]): Promise<number> {
  const result = await db.query<{ count: number }>({ name: 'cancel-stranded', text: SQL, values: [endpointIds] });
  return result.rows[0]?.count ?? 0;
}
