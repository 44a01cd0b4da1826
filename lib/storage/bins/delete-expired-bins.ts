import type { Queryable } from '../queue/queryable';

/** Expired bins of one round: each may hold several hundred requests. */
const AT_ONCE = 20;

/** Deletes some of the bins whose time is over, with what they hold. Several processes may do this at once. */
export async function deleteExpiredBins(db: Queryable): Promise<number> {
  const deleted = await db.query({
    text: `delete from bins where id in
      (select id from bins where expires_at <= now() order by expires_at limit ${AT_ONCE} for update skip locked)`,
  });
  return deleted.rowCount ?? 0;
}
