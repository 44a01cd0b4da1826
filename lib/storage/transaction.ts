import type { PoolClient } from 'pg';
import { pool } from './pool';

/**
 * Runs `work` in one database transaction on one connection: committed when it resolves, rolled back when
 * it throws. Waiting inside must be for this connection only, never for the network.
 */
export async function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool().connect();
  let broken: Error | undefined;
  // Nobody else listens on a connection that is lent out, and an 'error' that nobody hears ends the process.
  const onBroken = (error: Error) => {
    broken = error;
  };
  tx.on('error', onBroken);
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back must not go back to the pool.
    await tx.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    tx.release(broken);
    tx.off('error', onBroken);
  }
}
