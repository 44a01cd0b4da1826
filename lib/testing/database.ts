import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { endPools } from '@/lib/storage/pool';

export interface TestDatabase {
  url: string;
  name: string;
}

/** The settings that a process of the product would have, for `lib/config/env` to read at its first use. */
function setEnvironment(url: string): void {
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    POSTWIRE_EMBEDDED: '1',
    NEXTAUTH_SECRET: 'a-secret-of-the-tests-only',
    ENCRYPTION_KEY: 'an-encryption-key-of-the-tests-only',
    CRON_SECRET: 'a-cron-secret-of-the-tests-only',
    DEMO: '0',
    // The tests call the doors far more often than a client would; the limits' own tests set one.
    API_RATE_LIMIT: '0',
    TEST_RATE_LIMIT: '0',
    LOG_LEVEL: 'silent',
  });
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A migrated, empty database of this test file's own on a real PostgreSQL. Call it at the top of an
 * `*.integration.test.ts`: `await withDatabase()`; afterwards `pool()`, `prisma()` and `env()` work as in the
 * product. The database is dropped after the file's last test.
 */
export async function withDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await admin(`create database ${name} template ${inject('templateName')} strategy file_copy`);
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${name}`;
  setEnvironment(url.href);
  afterAll(async () => {
    // What the product opened on it, so that it can be dropped.
    await endPools();
    await admin(`drop database ${name} with (force)`);
  });
  return { url: url.href, name };
}
