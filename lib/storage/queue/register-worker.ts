import type { Queryable } from './queryable';

/**
 * Makes a worker's row and takes its advisory lock (1, id) on the given connection: the worker lives as long as
 * that session does. Returns its id. Must not be given a pool.
 */
export async function registerWorker(session: Queryable, host: string, pid: number): Promise<number> {
  const result = await session.query<{ id: number }>(
    `with w as (insert into workers (host, pid) values ($1, $2) returning id)
     select id, pg_advisory_lock(1, id) from w`,
    [host, pid],
  );
  const id = result.rows[0]?.id;
  if (id === undefined) throw new Error('The database gave the worker no id.');
  return id;
}
