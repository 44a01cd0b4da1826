import { int4Array } from './binary-array';
import { CLAIMED_COLUMNS, type ClaimedDelivery, type ClaimRoom, withEvents } from './claim-due';
import type { Queryable } from './queryable';

/** How far an attempt may be ahead of an even pace: what a worker is late by is caught up with, and no more. */
const TOLERANCE_US = 100_000;
/** A limit is claimed for at most this often a second; a higher one takes several at once. */
const CLAIMS_PER_SECOND = 40;
/** Another worker is claiming for the same endpoint at this moment, or its state was made just now. */
const BUSY_MS = 5;

// The state is locked before its rows are looked for and advanced by those that were found, in one statement, so the limit
// holds over any number of workers, and what brought no row is not used up. Where another worker is at it, this one
// does without (skip locked): a limited endpoint keeps nobody waiting. An endpoint without a state gets one, and its
// first rows with the next claim. A webhook whose limit was taken away has all its room.
const SQL = `
with t as (
  select t.endpoint_id, t.room, w.rate_limit
  from unnest($2::int[], $3::int[]) t(endpoint_id, room)
  join webhooks w on w.endpoint_id = t.endpoint_id and w.enabled
  join accounts a on a.id = w.account_id and a.status = 'open'
), made as (
  insert into webhook_rates (endpoint_id)
  select t.endpoint_id from t
  where t.rate_limit is not null and not exists (select 1 from webhook_rates r where r.endpoint_id = t.endpoint_id)
  on conflict do nothing
), locked as materialized (
  select r.endpoint_id, r.paid_until from webhook_rates r where r.endpoint_id = any($2::int[]) for update skip locked
), asked as materialized (
  select t.endpoint_id, t.room, t.rate_limit, l.paid_until, clock_timestamp() as at,
    (1000000 + t.rate_limit - 1) / t.rate_limit as step
  from t left join locked l on l.endpoint_id = t.endpoint_id
  where t.rate_limit is null or l.endpoint_id is not null
), g as materialized (
  select s.*, case when s.rate_limit is null then s.room when s.spare < 0 then 0
    else least(s.room, s.spare / s.step + 1) end as granted
  from (select asked.*, case when paid_until <= at then ${TOLERANCE_US}
    else ${TOLERANCE_US} - (extract(epoch from paid_until - at) * 1000000)::bigint end as spare from asked) s
), x as (
  update deliveries d set owner = $1 where ctid = any(array(
    select q.ctid
    from g cross join lateral (
      select ctid from deliveries
      where endpoint_id = g.endpoint_id and owner = 0 and due_at <= now()
      order by due_at limit g.granted for update skip locked) q))
  returning d.id, d.event_id, d.endpoint_id, d.attempts, d.due_at
), paid as (
  update webhook_rates r set paid_until = greatest(r.paid_until, g.at) + c.count * g.step * interval '1 microsecond'
  from g join (select endpoint_id, count(*) from x group by endpoint_id) c on c.endpoint_id = g.endpoint_id
  where r.endpoint_id = g.endpoint_id and g.rate_limit is not null
  returning r.endpoint_id, r.paid_until
)
select t.endpoint_id as "limitedId", coalesce(g.granted, 0)::int as granted,
  case when g.endpoint_id is null then ${BUSY_MS} when g.rate_limit is null then 0
    when coalesce(p.paid_until, g.paid_until) <= g.at then 0
    else greatest(0, (extract(epoch from coalesce(p.paid_until, g.paid_until) - g.at) * 1000000 - ${TOLERANCE_US}
      + ((g.rate_limit + ${CLAIMS_PER_SECOND} - 1) / ${CLAIMS_PER_SECOND} - 1) * g.step) / 1000) end::float8 as "waitMs",
  ${CLAIMED_COLUMNS}
from t left join g on g.endpoint_id = t.endpoint_id left join paid p on p.endpoint_id = t.endpoint_id
left join (x left join events e on e.id = x.event_id) on x.endpoint_id = t.endpoint_id`;

/** What a claim for a limited endpoint was allowed, and when the next one is worth making. */
export interface RateGrant {
  endpointId: number;
  granted: number;
  waitMs: number;
}

type Row = { limitedId: number; granted: number; waitMs: number } & (ClaimedDelivery | { id: null });

/**
 * Takes due rows of endpoints with a rate limit, like `claimDue`, and no more than the limit of n per second allows now.
 *
 * The limit counts attempts, retries included, from when they are claimed, by the database's clock (GCRA): one each
 * 1/n s, and each at most 100 ms ahead of that pace. So whatever the number of workers, any second sees at most
 * n + n/10 attempts, rounded up (1: 2, 10: 11, 100: 110), any longer time n for each of its seconds and that tenth, and
 * what was not used is not saved up. When the rows of a claim are given back unsent, they have counted.
 */
export async function claimLimited(
  db: Queryable,
  owner: number,
  rooms: ClaimRoom[],
): Promise<{ rows: ClaimedDelivery[]; grants: RateGrant[] }> {
  const result = await db.query<Row>({
    name: 'claim-limited',
    text: SQL,
    values: [owner, int4Array(rooms.map((lane) => lane.endpointId)), int4Array(rooms.map((lane) => lane.room))],
  });
  const grants = new Map<number, RateGrant>();
  const rows: ClaimedDelivery[] = [];
  for (const { limitedId, granted, waitMs, ...row } of result.rows) {
    grants.set(limitedId, { endpointId: limitedId, granted, waitMs });
    if (row.id !== null) rows.push(row);
  }
  return { rows: await withEvents(db, owner, rows), grants: [...grants.values()] };
}
