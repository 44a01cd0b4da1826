import type { Queryable } from './queryable';

// A webhook may be deleted between the plan and this statement: the row is canceled all the same and keeps what is known.
const SQL = `
with d as (
  delete from deliveries q using events e
  where q.id = any($2::bigint[]) and q.owner = $1 and e.id = q.event_id
  returning q.id, q.event_id, q.endpoint_id, q.attempts, e.account_id, e.domain_id, e.region, e.type
), c as (
  insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
  select d.id, d.event_id, coalesce(w.account_id, wt.account_id, l.account_id, a.parent_id, d.account_id), d.domain_id, d.region, d.type,
    coalesce(w.id, wt.webhook_id, l.webhook_id, repeat('0', 24)),
    coalesce(w.url, wt.url, l.url, '(deleted webhook)'), d.attempts, $3
  from d
  left join webhooks w on w.endpoint_id = d.endpoint_id
  left join webhook_traces wt on wt.endpoint_id = d.endpoint_id and wt.replaced_at is null
  left join accounts a on a.id = d.account_id
  left join lateral (
    select account_id, webhook_id, url from attempts where delivery_id = d.id order by number desc limit 1) l on true
  on conflict do nothing
  returning 1
)
select count(*)::int as count from c`;

/** Cancels rows that this worker holds and must not send, such as of a type that the webhook no longer listens to. */
export async function cancelClaimed(db: Queryable, owner: number, ids: bigint[], reason: string): Promise<number> {
  const result = await db.query<{ count: number }>({ name: 'cancel-claimed', text: SQL, values: [owner, ids, reason] });
  return result.rows[0]?.count ?? 0;
}
