import type pg from 'pg';
import { inTransaction } from '../transaction';

/**
 * Runs a statement that sends events again while no other one does for the same accounts: what it looks for (is one on its
 * way already?) then includes what a second click inserted a moment before. `primaryId` stands for a primary
 * and all of its subaccounts.
 */
export function whileRepeating<T>(primaryId: string, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    // A statement of its own: the next one's snapshot is taken after the lock was had.
    await tx.query('select pg_advisory_xact_lock(2, hashtext($1))', [primaryId]);
    return work(tx);
  });
}
