import { type AttemptRecord, attemptColumns, INSERT_ATTEMPTS } from './attempt-columns';
import type { Queryable } from './queryable';

const SQL = `
with d as (
  update deliveries q set owner = 0, attempts = r.number, due_at = r.due_at
  from unnest($2::bigint[], $3::smallint[], $17::timestamptz[]) r(id, number, due_at)
  where q.id = r.id and q.owner = $1 and q.attempts = r.number - 1
  returning q.id)
${INSERT_ATTEMPTS}`;

/**
 * Puts deliveries back for their next attempt and logs the one that failed, in one statement. The attempt is
 * counted here and not at the claim, so that the log has no gaps after a crash. Fenced by the owner
 * and by the number, so repeating it is harmless, also when the same worker has claimed the row again since.
 * Returns how many were settled.
 */
export async function settleRetries(db: Queryable, owner: number, attempts: AttemptRecord[]): Promise<number> {
  const result = await db.query({
    name: 'settle-retries',
    text: SQL,
    values: [owner, ...attemptColumns(attempts)],
  });
  return result.rowCount ?? 0;
}
