import { noteCanceled, TAKEN } from './canceling-sql';
import type { Queryable } from './queryable';

/** So that no statement runs long, however much there is. */
export const STRANDED_BATCH = 5_000;

const SQL = `
with p as materialized (
  select q.id, q.event_id from deliveries q
  where q.endpoint_id = any($1::int[]) and q.owner = 0
    and not exists (select 1 from webhooks w where w.endpoint_id = q.endpoint_id and w.enabled)
  limit ${STRANDED_BATCH} for update of q skip locked
), d as (
  delete from deliveries q using p left join events e on e.id = p.event_id
  where q.id = p.id
  returning ${TAKEN}
), c as (
  ${noteCanceled("case when w.id is null then 'The webhook was deleted.' else 'The webhook was disabled.' end")}
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
