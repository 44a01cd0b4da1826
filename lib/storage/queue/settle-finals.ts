import { type AttemptRecord, attemptColumns, INSERT_ATTEMPTS } from './attempt-columns';
import type { Queryable } from './queryable';

const SQL = `
with d as (
  delete from deliveries q using unnest($2::bigint[], $3::smallint[]) r(id, number)
  where q.id = r.id and q.owner = $1 and q.attempts = r.number - 1 returning q.id)
${INSERT_ATTEMPTS}`;

/**
 * Ends deliveries: their rows leave the queue and their last attempts enter the log, in one statement.
 * Fenced by the owner and the number: what was taken from us is neither removed nor logged. Repeating it is harmless.
 * Returns how many were settled.
 */
export async function settleFinals(db: Queryable, owner: number, attempts: AttemptRecord[]): Promise<number> {
  const result = await db.query({
    name: 'settle-finals',
    text: SQL,
    values: [owner, ...attemptColumns(attempts)],
  });
  return result.rowCount ?? 0;
}
