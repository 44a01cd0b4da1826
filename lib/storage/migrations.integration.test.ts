import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { applyMigrations, readMigrations } from '@/lib/storage/migrations';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';

const directory = resolve(import.meta.dirname, '../../prisma/migrations');
const database = await withDatabase();

test('a database that is up to date is left alone', async () => {
  expect(await applyMigrations(database.url, directory)).toEqual([]);
});

test("the log is in prisma's format: one finished row per migration, with its checksum", async () => {
  const log = await pool().query(
    'select migration_name, checksum, finished_at is not null as finished, applied_steps_count from _prisma_migrations',
  );
  expect(log.rows).toEqual(
    readMigrations(directory).map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      finished: true,
      applied_steps_count: 1,
    })),
  );
});

test('a migration that was changed after it had been applied stops the start', async () => {
  await pool().query("update _prisma_migrations set checksum = repeat('0', 64)");
  await expect(applyMigrations(database.url, directory)).rejects.toThrow('was changed after it had been applied');
});

test('any number of starters may migrate an empty database at once', async () => {
  await pool().query('create database empty_one');
  const url = database.url.replace(database.name, 'empty_one');
  const made = await Promise.all([1, 2, 3].map(() => applyMigrations(url, directory)));
  expect(made.flat().sort()).toEqual(readMigrations(directory).map(({ name }) => name));
  await pool().query('drop database empty_one');
});
