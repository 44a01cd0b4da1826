import pg from 'pg';
import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { UnnamedClient } from './unnamed-client';

// int8 arrives as text by default; our ids are 63-bit and must stay exact. A setting of the pool and not of `pg` itself,
// because Prisma's adapter, which uses the same pool, falls back to the global parsers and expects text.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format),
};

const shared = globalThis as typeof globalThis & { postwirePool?: pg.Pool; postwireIngestPool?: pg.Pool };

/** Two groups that are being stored, and the look-ups of the next. */
const INGEST_CONNECTIONS = 4;

/**
 * A pool of connections; one a process is shared through `pool()`. Works through a pooler in transaction mode where
 * DATABASE_POOLER says that there is one: nothing here then relies on what outlives a transaction.
 */
export function createPool(connectionString: string, options: Omit<pg.PoolConfig, 'connectionString'> = {}): pg.Pool {
  const created = new pg.Pool({
    connectionString,
    max: 10,
    types,
    application_name: 'postwire',
    connectionTimeoutMillis: 10_000,
    // A server that is gone without a word (a failover, a cut network) is noticed while nothing is asked.
    keepAlive: true,
    ...(env().DATABASE_POOLER === 'transaction' && { Client: UnnamedClient }),
    ...options,
  });
  // An idle connection that the server closes must not end the process; the next query reports it.
  created.on('error', (error) => log.warn({ error: error.message }, 'database.idle_connection_lost'));
  return created;
}

/** This process's pool, shared by Prisma and the hot path. On globalThis because Next bundles modules more than once. */
export function pool(): pg.Pool {
  shared.postwirePool ??= createPool(env().DATABASE_URL);
  return shared.postwirePool;
}

/**
 * This process's connections for taking events, and what that looks up. Apart from the others, so that lists and searches, however
 * many and however slow, never have all of them.
 */
export function ingestPool(): pg.Pool {
  shared.postwireIngestPool ??= createPool(env().DATABASE_URL, { max: INGEST_CONNECTIONS });
  return shared.postwireIngestPool;
}

/** Ends what this process opened. */
export async function endPools(): Promise<void> {
  const { postwirePool, postwireIngestPool } = shared;
  delete shared.postwirePool;
  delete shared.postwireIngestPool;
  await Promise.all([postwirePool?.end(), postwireIngestPool?.end()]);
}
