import type { Queryable } from './queryable';

/**
 * Writes the heartbeat. False when the worker's row is gone: another one took it for dead, so its rows
 * are free and it must register anew.
 */
export async function beatWorker(session: Queryable, id: number): Promise<boolean> {
  const result = await session.query('update workers set heartbeat_at = now() where id = $1', [id]);
  return result.rowCount === 1;
}
