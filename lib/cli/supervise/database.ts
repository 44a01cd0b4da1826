import pg from 'pg';
import { startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import { applyMigrations } from '@/lib/storage/migrations';
import type { Settings } from './settings';
import { unlessStopped } from './stop-signals';

export interface Database {
  url: string;
  /** The embedded server's process; null for a database of the operator's own. */
  pid: number | null;
  /** Resolves when the embedded server ends; never for another one. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** Where the database is, for people: never with its password. */
function address(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
  } catch {
    return 'the address in DATABASE_URL';
  }
}

async function requireReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new Error(`The database at ${address(url)} does not answer (DATABASE_URL): ${(error as Error).message}`);
  }
}

/**
 * The database, reachable and migrated: the embedded one is started, another one is only asked. Throws the stop's
 * reason when it is asked for meanwhile, with nothing left running. A supervisor that is killed (-9) in here leaves
 * its PostgreSQL behind, because no process of ours exists yet that could notice; the next start ends that one first.
 */
export async function openDatabase(settings: Settings, migrations: string, stop: AbortSignal): Promise<Database> {
  if (settings.databaseUrl !== null) {
    await unlessStopped(stop, requireReachable(settings.databaseUrl));
    // A migration that is cut off is rolled back; it may wait for another machine's for long.
    await unlessStopped(stop, applyMigrations(settings.databaseUrl, migrations));
    const never = new Promise<void>(() => undefined);
    return { url: settings.databaseUrl, pid: null, exited: never, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres(settings.dataDir, { stop });
  try {
    await createDatabaseIfMissing(server.url('postgres'), 'postwire');
    stop.throwIfAborted();
    await applyMigrations(server.url('postwire'), migrations);
    stop.throwIfAborted();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: server.url('postwire'), pid: server.pid, exited: server.exited, stop: server.stop };
}
