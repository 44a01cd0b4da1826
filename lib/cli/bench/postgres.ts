import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { applyMigrations } from '@/lib/storage/migrations';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');

async function ask<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

/**
 * The bench's PostgreSQL, the same as `npm start`'s but for more memory and rarer checkpoints. fsync and synchronous_commit
 * stay on: what was answered with 200 is on disk here too.
 */
export async function startBenchPostgres(directory: string) {
  const server = await startEmbeddedPostgres(directory, { settings: { shared_buffers: '256MB', max_wal_size: '4GB' } });
  const admin = server.url('postgres');
  const databases: string[] = [];
  const [row] = await ask<{ server_version: string }>(admin, 'show server_version');
  return {
    version: row?.server_version ?? 'unknown',
    pid: server.pid,
    /** Migrated and empty. */
    async newDatabase(): Promise<string> {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await ask(admin, `create database ${name}`);
      databases.push(name);
      const url = server.url(name);
      await applyMigrations(url, MIGRATIONS);
      return url;
    },
    /** All but the first: that one is this process's own. */
    async dropDatabases(): Promise<void> {
      for (const name of databases.splice(1)) await ask(admin, `drop database if exists ${name} with (force)`);
      await ask(admin, 'checkpoint');
    },
    stop: () => server.stop(),
  };
}
