import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import type { Product } from '../product';
import { askDatabase, CrashWorld, expectSound, readBooks, SETTINGS, WEBHOOKS } from './crash-world';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ timeout: 240_000 });

const ROOT = join(import.meta.dirname, '../..');
const EVENTS = 500;
const FIRST_POSTS = (EVENTS * WEBHOOKS.length) / 4;

let world: CrashWorld;
let postgres: EmbeddedPostgres;
let DATABASE_URL = '';
let second: ChildProcess | undefined;

test.beforeEach(async () => {
  world = await CrashWorld.open();
  postgres = await startEmbeddedPostgres(join(world.dataDir, 'own'), { settings: { fsync: 'off' } });
  await createDatabaseIfMissing(postgres.url('postgres'), 'postwire');
  DATABASE_URL = postgres.url('postwire');
});
test.afterEach(async () => {
  second?.kill('SIGKILL');
  await postgres?.stop();
  await world.close();
});

/** The product with its own worker, and a second one over the same database; then both have much under way. */
async function startBoth(env: Record<string, string> = {}): Promise<Product> {
  const product = await world.start({ DATABASE_URL, ...env });
  await world.addWebhooks(product);
  second = spawn(process.execPath, [join(ROOT, 'dist/processes/worker.mjs')], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...SETTINGS, DATABASE_URL, DATA_DIR: world.dataDir, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(second, 'message');
  await expect.poll(() => workersOf(second?.pid)).toBe(1);
  await world.postMany(product, EVENTS);
  await world.receiver.waitFor(FIRST_POSTS, 60_000);
  return product;
}

async function workersOf(pid: number | undefined): Promise<number> {
  const found = await askDatabase<{ n: number }>(
    DATABASE_URL,
    'select count(*)::int as n from workers where pid = $1',
    [pid],
  );
  return found.n;
}

/** What a worker holds; 0 once it was taken over. */
async function heldBy(id: number): Promise<number> {
  const text = 'select count(*)::int as n from deliveries where owner = $1';
  return (await askDatabase<{ n: number }>(DATABASE_URL, text, [id])).n;
}

async function idOf(pid: number | undefined): Promise<number> {
  return (await askDatabase<{ id: number }>(DATABASE_URL, 'select id from workers where pid = $1', [pid])).id;
}

test('SIGKILL of one of two workers: the other one goes on with what it held', async () => {
  const product = await startBoth();
  const id = await idOf(second?.pid);
  // Held still, so that what it holds can be read; its lock stays until it is killed.
  second?.kill('SIGSTOP');
  const held = await heldBy(id);
  second?.kill('SIGKILL');
  await world.allDelivered(product);
  await product.stop();
  expectSound(await readBooks(DATABASE_URL), world);
  expect(world.repeats()).toBeLessThanOrEqual(held);
});

/** By its session a worker is dead when it was silent for 20 seconds, by its heartbeat after three. */
const FORMS: [string, Record<string, string>][] = [
  ['session', {}],
  ['heartbeat', { DATABASE_POOLER: 'transaction' }],
];

for (const [form, settings] of FORMS) {
  test(`a worker that lives by its ${form} and stands still for too long writes nothing about what it lost, and goes on under a new id`, async () => {
    await standStill(settings);
  });
}

async function standStill(settings: Record<string, string>): Promise<void> {
  const product = await startBoth(settings);
  const id = await idOf(second?.pid);
  second?.kill('SIGSTOP');
  const held = await heldBy(id);
  await expect.poll(() => heldBy(id), { timeout: 60_000 }).toBe(0);
  await world.allDelivered(product);
  const before = await readBooks(DATABASE_URL);
  second?.kill('SIGCONT');
  await expect.poll(() => workersOf(second?.pid), { timeout: 60_000 }).toBe(1);
  expect(await idOf(second?.pid)).not.toBe(id);
  expect(await readBooks(DATABASE_URL)).toEqual(before);
  await world.postMany(product, 200);
  await world.allDelivered(product);
  await product.stop();
  expectSound(await readBooks(DATABASE_URL), world);
  expect(world.repeats()).toBeLessThanOrEqual(held);
}
