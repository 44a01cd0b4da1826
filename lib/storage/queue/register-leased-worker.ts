import type { Queryable } from './queryable';

/**
 * Makes the row of a worker that proves its life by its heartbeat: it lives for `leaseMs` of the database's clock, and
 * as much longer as each `beatWorker` says. Returns its id.
 */
export async function registerLeasedWorker(db: Queryable, host: string, pid: number, leaseMs: number): Promise<number> {
  const result = await db.query<{ id: number }>(
    `insert into workers (host, pid, lease_expires_at)
     values ($1, $2, clock_timestamp() + $3::int * interval '1 millisecond') returning id`,
    [host, pid, leaseMs],
  );
  const id = result.rows[0]?.id;
  if (id === undefined) throw new Error('The database gave the worker no id.');
  return id;
}
