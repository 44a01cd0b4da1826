/** What a statement that takes rows `q` of the queue, with their events `e`, returns for `noteCanceled`. */
export const TAKEN = 'q.id, q.event_id, q.endpoint_id, q.attempts, e.account_id, e.domain_id, e.region, e.type';

/**
 * The insert that notes the deliveries `d` (of `TAKEN`) as canceled, in the statement that takes them off the queue. `reason` is SQL
 * for a sentence; it may ask `w`, the webhook. One that is gone has no row to say whose it was: its trace does, or its last
 * attempt. Where there is neither (it is of before there were traces), the primary account gets the entry, so that no
 * subaccount sees one of its primary's webhooks. A delivery whose event is gone is forgotten.
 */
export function noteCanceled(reason: string): string {
  return `insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
  select d.id, d.event_id, coalesce(w.account_id, wt.account_id, l.account_id, a.parent_id, d.account_id), d.domain_id, d.region, d.type,
    coalesce(w.id, wt.webhook_id, l.webhook_id, repeat('0', 24)),
    coalesce(w.url, wt.url, l.url, '(deleted webhook)'), d.attempts, ${reason}
  from d
  left join webhooks w on w.endpoint_id = d.endpoint_id
  left join webhook_traces wt on wt.endpoint_id = d.endpoint_id and wt.replaced_at is null
  left join accounts a on a.id = d.account_id
  left join lateral (
    select account_id, webhook_id, url from attempts where delivery_id = d.id order by number desc limit 1) l on true
  where d.account_id is not null
  on conflict do nothing
  returning 1`;
}

/** Takes the rows off the queue that `rows` selects (`id` and `event_id` of `q`, locked), notes them and counts them. */
export function cancelRows(rows: string, reason: string): string {
  return `
with p as materialized (
  ${rows} for update of q
), d as (
  delete from deliveries q using p join events e on e.id = p.event_id
  where q.id = p.id
  returning ${TAKEN}
), c as (
  ${noteCanceled(reason)}
)
select count(*)::int as count from d`;
}
