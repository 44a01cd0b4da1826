import type pg from 'pg';
import { createPool } from '../pool';

const CONNECTIONS = 6;

/**
 * A pool for a dispatcher's statements. They are prepared once and look rows up by key, a few hundred at a time; but a
 * plan that is made while the tables are small and not yet analysed reads them whole, and a prepared
 * statement keeps it while they grow to millions of rows. So sequential scans are only a last resort here.
 */
export function createDispatchPool(connectionString: string): pg.Pool {
  return createPool(connectionString, CONNECTIONS, async (client) => {
    await client.query('set enable_seqscan = off');
  });
}
