import type { Queryable } from './queryable';

/**
 * `ready`: may be claimed · `waiting`: its account is disabled, its rows stay (PRODUCT 3) · `stranded`: the webhook
 * was disabled or deleted while these rows were in flight or being inserted, so that nobody need wait until they are due to see it.
 */
export type DueState = 'ready' | 'waiting' | 'stranded';
export interface DueEndpoint {
  endpointId: number;
  state: DueState;
}

// A loose index scan over (endpoint_id, due_at) where owner = 0: one step per endpoint, however many rows it has.
const SQL = `
with recursive s as (
  (select endpoint_id, due_at from deliveries where owner = 0 order by endpoint_id, due_at limit 1)
  union all
  select n.* from s cross join lateral (
    select endpoint_id, due_at from deliveries
    where owner = 0 and endpoint_id > s.endpoint_id order by endpoint_id, due_at limit 1) n
)
select s.endpoint_id as "endpointId",
  case when w.id is null or not w.enabled then 'stranded' when a.status <> 'open' then 'waiting' else 'ready' end as state
from s left join webhooks w on w.endpoint_id = s.endpoint_id left join accounts a on a.id = w.account_id
where s.due_at <= now() or w.id is null or not w.enabled`;

/** The endpoints that have rows due now; those whose rows are stranded, whenever they are due. Costs about 5 µs an endpoint (PERFORMANCE 4), so it is not run for every claim. */
export async function scanDue(db: Queryable): Promise<DueEndpoint[]> {
  const result = await db.query<DueEndpoint>({ name: 'scan-due', text: SQL });
  return result.rows;
}
