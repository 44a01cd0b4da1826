import type { Queryable } from './queryable';

/** Lets a lease go on purpose: the next sweep frees what the worker still holds. */
export async function expireWorker(db: Queryable, id: number): Promise<void> {
  await db.query('update workers set lease_expires_at = clock_timestamp() where id = $1', [id]);
}
