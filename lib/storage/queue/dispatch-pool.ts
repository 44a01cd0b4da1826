import type pg from 'pg';
import { env } from '@/lib/config/env';
import { createPool } from '../pool';

const CONNECTIONS = 6;
/**
 * A statement without an answer for so long will not have one: its server is gone without a word, and TCP would say so after a
 * quarter of an hour only. Far beyond what any takes, but for those that read the whole queue, which have their own.
 */
const ANSWER_WITHIN_MS = 30_000;

/**
 * A pool for a dispatcher's statements. They are prepared once and look rows up by key, a few hundred at a time; but a
 * plan that is made while the tables are small and not yet analysed reads them whole, and a prepared
 * statement keeps it while they grow to millions of rows. So sequential scans are only a last resort here.
 *
 * Behind a pooler in transaction mode the setting would stay on a connection that others use next, and is not needed:
 * without names nothing keeps a plan, each run has one from the size that its tables have then.
 */
export function createDispatchPool(connectionString: string): pg.Pool {
  return createPool(connectionString, {
    max: CONNECTIONS,
    query_timeout: ANSWER_WITHIN_MS,
    ...(env().DATABASE_POOLER === undefined && {
      onConnect: async (client: pg.ClientBase) => {
        await client.query('set enable_seqscan = off');
      },
    }),
  });
}
