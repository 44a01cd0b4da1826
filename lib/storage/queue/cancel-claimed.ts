import { noteCanceled, TAKEN } from './canceling-sql';
import type { Queryable } from './queryable';

// A webhook may be deleted between the plan and this statement: the row is canceled all the same and keeps what is known.
const SQL = `
with d as (
  delete from deliveries q using events e
  where q.id = any($2::bigint[]) and q.owner = $1 and e.id = q.event_id
  returning ${TAKEN}
), c as (
  ${noteCanceled('$3')}
)
select count(*)::int as count from c`;

/** Cancels rows that this worker holds and must not send, such as of a type that the webhook no longer listens to. */
export async function cancelClaimed(db: Queryable, owner: number, ids: bigint[], reason: string): Promise<number> {
  const result = await db.query<{ count: number }>({ name: 'cancel-claimed', text: SQL, values: [owner, ids, reason] });
  return result.rows[0]?.count ?? 0;
}
