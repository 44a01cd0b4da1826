import type { Queryable } from './queryable';

/**
 * Writes the heartbeat and, for a worker that lives by it, leases it `leaseMs` from now on by the database's clock. False
 * when the worker's row is gone: another one took it for dead, so its rows are free and it must register anew. A
 * lease that ran out unnoticed is good again.
 */
export async function beatWorker(db: Queryable, id: number, leaseMs: number | null): Promise<boolean> {
  const result = await db.query(
    `update workers set heartbeat_at = now(), lease_expires_at = clock_timestamp() + $2::int * interval '1 millisecond'
     where id = $1`,
    [id, leaseMs],
  );
  return result.rowCount === 1;
}
