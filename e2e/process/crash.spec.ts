import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import { newEventId } from '@/lib/storage/ids';
import { processesOf } from '../product';
import { type Books, CrashWorld, readBooks, SETTINGS, WEBHOOKS } from './crash-world';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ timeout: 90_000 });

const EVENTS = 500;
const DELIVERIES = EVENTS * WEBHOOKS.length;

let world: CrashWorld;
test.beforeEach(async () => {
  world = await CrashWorld.open();
});
test.afterEach(() => world.close());

/** What must hold whoever was killed when. */
function expectSound(books: Books): void {
  expect(books.events).toBeGreaterThanOrEqual(world.acknowledged.size);
  expect(books).toMatchObject({ queued: 0, gaps: 0, afterTheEnd: 0, attempts: books.events * WEBHOOKS.length });
}

for (const part of ['worker', 'web', 'supervisor', 'database'] as const) {
  test(`SIGKILL of the ${part} in the middle of a backlog loses nothing, and repeats at most what was under way`, async () => {
    const first = await world.start();
    await world.addWebhooks(first);
    await world.postMany(first, EVENTS);
    await world.receiver.waitFor(DELIVERIES / 4, 20_000);
    const pids = { supervisor: first.process.pid ?? 0, database: world.postmaster() };
    process.kill(part === 'web' || part === 'worker' ? world.pidOf(part) : pids[part], 'SIGKILL');
    await first.exited;
    await expect.poll(() => processesOf(world.dataDir), { timeout: 30_000 }).toEqual([]);
    const { held, queued } = await world.books();
    expect(queued).toBeGreaterThan(0);
    const second = await world.start();
    await world.allDelivered(second);
    await second.stop();
    expectSound(await world.books());
    expect(world.repeats()).toBeLessThanOrEqual(held);
  });
}

test('the crash of a database process is survived without a restart', async () => {
  const product = await world.start({ DISPATCH_SLOTS: '64' });
  await world.addWebhooks(product);
  await world.postMany(product, EVENTS);
  await world.receiver.waitFor(DELIVERIES / 4, 20_000);
  process.kill(world.backend(), 'SIGKILL');
  await world.allDelivered(product);
  await world.postMany(product, 100);
  await world.allDelivered(product);
  expect(await product.stop()).toBe(0);
  expectSound(await world.books());
  // What was under way, and the batch of outcomes whose answer was lost.
  expect(world.repeats()).toBeLessThanOrEqual(64 + 500);
});

test('what was not acknowledged when the web process was killed may be handed in again', async () => {
  const first = await world.start();
  await world.addWebhooks(first);
  const batches = Array.from({ length: 40 }, () => Array.from({ length: 20 }, newEventId));
  const answers = Promise.allSettled(batches.map((ids) => world.post(first, ids)));
  await world.receiver.waitFor(1, 20_000);
  process.kill(world.pidOf('web'), 'SIGKILL');
  const settled = await answers;
  await first.exited;
  await expect.poll(() => processesOf(world.dataDir), { timeout: 30_000 }).toEqual([]);
  const second = await world.start();
  for (const [place, ids] of batches.entries()) {
    if (settled[place]?.status === 'rejected') await world.post(second, ids);
  }
  expect(world.acknowledged.size).toBe(800);
  await world.allDelivered(second);
  await second.stop();
  const books = await world.books();
  expectSound(books);
  // Handed in twice, stored once.
  expect(books.events).toBe(800);
});

test('SIGKILL of one of two workers: the other one goes on with what it held', async () => {
  const postgres = await startEmbeddedPostgres(join(world.dataDir, 'own'), { settings: { fsync: 'off' } });
  await createDatabaseIfMissing(postgres.url('postgres'), 'postwire');
  const DATABASE_URL = postgres.url('postwire');
  const product = await world.start({ DATABASE_URL });
  await world.addWebhooks(product);
  const root = join(import.meta.dirname, '../..');
  const second = spawn(process.execPath, [join(root, 'dist/processes/worker.mjs')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...SETTINGS, DATABASE_URL, DATA_DIR: world.dataDir },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(second, 'message');
  await world.postMany(product, EVENTS);
  await world.receiver.waitFor(DELIVERIES / 4, 20_000);
  // Held still, so that what it holds can be read; its lock stays until it is killed.
  second.kill('SIGSTOP');
  const { held } = await readBooks(DATABASE_URL);
  second.kill('SIGKILL');
  await world.allDelivered(product);
  await product.stop();
  expectSound(await readBooks(DATABASE_URL));
  // Both workers' rows were counted: only one of them was killed.
  expect(world.repeats()).toBeLessThanOrEqual(held);
  await postgres.stop();
});
