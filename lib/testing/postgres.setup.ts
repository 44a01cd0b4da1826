import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { isAlive, readPostmaster } from '@/lib/cli/postgres/left-running';
import { applyMigrations } from '@/lib/storage/migrations';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the maintenance database of the tests' PostgreSQL. */
    adminUrl: string;
    /** The migrated database that each test file copies. */
    templateName: string;
  }
}

const TEMPLATE = 'postwire_template';
const PREFIX = 'postwire-test-';

/** Ends and removes what a run that was killed left behind; its directory says whose it was. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const directory = join(tmpdir(), name);
    const running = readPostmaster(join(directory, 'postgres', 'cluster'));
    try {
      if (running && isAlive(running.pid)) process.kill(running.pid, 'SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // Another user's; theirs to remove.
    }
  }
}

let server: EmbeddedPostgres | undefined;

/** Starts one PostgreSQL for the whole run, without fsync, and migrates the template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweep();
  const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  server = await startEmbeddedPostgres(directory, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const adminUrl = server.url('postgres');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  await applyMigrations(server.url(TEMPLATE), resolve(import.meta.dirname, '../../prisma/migrations'));
  project.provide('adminUrl', adminUrl);
  project.provide('templateName', TEMPLATE);
  return async () => {
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
