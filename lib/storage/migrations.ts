import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pool } from './pool';

// Prisma's own lock number, so that `prisma migrate deploy` elsewhere and we exclude each other.
const MIGRATION_LOCK = 72_707_369;

/** The table that `prisma migrate` keeps, column for column. */
const CREATE_LOG = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of a `prisma/migrations` directory in the order of their names. */
export function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(directory, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

async function applied(client: pg.ClientBase): Promise<Map<string, Applied>> {
  const found = await client.query<Applied>(
    `select migration_name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return new Map(found.rows.map((row) => [row.migration_name, row]));
}

/**
 * Runs `work` in a transaction that excludes other migrations. The lock is the transaction's and not the session's,
 * which a pooler in transaction mode would leave behind on a connection that is somebody else's by then.
 */
async function alone<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // Where the connection is gone, so is the transaction.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Whether a migration is still to be made. Throws when it was left unfinished, or changed since. */
function isMissing({ name, checksum }: Migration, known: Map<string, Applied>): boolean {
  const before = known.get(name);
  if (before && !before.finished) {
    throw new Error(`Migration ${name} was begun elsewhere and not finished; resolve it first.`);
  }
  if (before && before.checksum !== checksum) {
    throw new Error(`Migration ${name} was changed after it had been applied to this database.`);
  }
  return before === undefined;
}

/** Applies one migration unless another process has meanwhile; whether it did. */
async function applyOne(client: pg.ClientBase, migration: Migration): Promise<boolean> {
  return alone(client, async () => {
    if (!isMissing(migration, await applied(client))) return false;
    const { name, sql, checksum } = migration;
    try {
      await client.query(sql);
    } catch (error) {
      throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`, { cause: error });
    }
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    return true;
  });
}

/**
 * Brings a database up to date and answers with the names it applied. Each migration is one transaction together
 * with its row in `_prisma_migrations`, which stays readable to `prisma migrate deploy` and `status`. Any number of
 * processes may call it at once, also through a pooler. Throws when an applied migration was changed since, or one fails.
 */
export async function applyMigrations(connectionString: string, directory: string): Promise<string[]> {
  const migrations = readMigrations(directory);
  const client = new pg.Client({ connectionString, application_name: 'postwire-migrate' });
  await client.connect();
  try {
    const known = await alone(client, async () => {
      await client.query(CREATE_LOG);
      return applied(client);
    });
    const made: string[] = [];
    for (const migration of migrations.filter((migration) => isMissing(migration, known))) {
      if (await applyOne(client, migration)) made.push(migration.name);
    }
    return made;
  } finally {
    await client.end();
  }
}

/** Names of migrations in a directory that this process's database has not finished. Throws when it does not answer. */
export async function listMissingMigrations(directory: string): Promise<string[]> {
  const found = await pool().query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const done = new Set(found.rows.map((row) => row.migration_name));
  return readMigrations(directory)
    .map(({ name }) => name)
    .filter((name) => !done.has(name));
}
