import { type AttemptRecord, attemptColumns, INSERT_ATTEMPTS } from './attempt-columns';
import type { Queryable } from './queryable';

const SQL = `
with d as (delete from deliveries where id = any($2::bigint[]) and owner = $1 returning id)
${INSERT_ATTEMPTS}`;

/**
 * Ends deliveries: their rows leave the queue and their last attempts enter the log, in one statement.
 * Fenced by the owner: what was taken from us is neither removed nor logged. Repeating it is harmless.
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
