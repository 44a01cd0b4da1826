import { expect, test } from '@playwright/test';
import { newEventId } from '@/lib/storage/ids';
import { processesOf } from '../product';
import { CrashWorld, expectSound, WEBHOOKS } from './crash-world';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ mode: 'parallel', timeout: 240_000 });

const EVENTS = 500;
const DELIVERIES = EVENTS * WEBHOOKS.length;

let world: CrashWorld;
test.beforeEach(async () => {
  world = await CrashWorld.open();
});
test.afterEach(() => world.close());

for (const part of ['worker', 'web', 'supervisor', 'database'] as const) {
  test(`SIGKILL of the ${part} in the middle of a backlog loses nothing, and repeats at most what was under way`, async () => {
    const first = await world.start();
    await world.addWebhooks(first);
    await world.postMany(first, EVENTS);
    await world.receiver.waitFor(DELIVERIES / 4, 60_000);
    const pids = { supervisor: first.process.pid ?? 0, database: world.postmaster() };
    process.kill(part === 'web' || part === 'worker' ? world.pidOf(part) : pids[part], 'SIGKILL');
    await first.exited;
    await expect.poll(() => processesOf(world.dataDir), { timeout: 60_000 }).toEqual([]);
    const { held, queued } = await world.books();
    expect(queued).toBeGreaterThan(0);
    const second = await world.start();
    await world.allDelivered(second);
    await second.stop();
    expectSound(await world.books(), world);
    expect(world.repeats()).toBeLessThanOrEqual(held);
  });
}

test('the crash of a database process is survived without a restart', async () => {
  const product = await world.start({ DISPATCH_SLOTS: '64' });
  await world.addWebhooks(product);
  await world.postMany(product, EVENTS);
  await world.receiver.waitFor(DELIVERIES / 4, 60_000);
  process.kill(world.backend(), 'SIGKILL');
  await world.allDelivered(product);
  await world.postMany(product, 100);
  await world.allDelivered(product);
  expect(await product.stop()).toBe(0);
  expectSound(await world.books(), world);
  // What was under way, and the batch of outcomes whose answer was lost.
  expect(world.repeats()).toBeLessThanOrEqual(64 + 500);
});

test('what was not acknowledged when the web process was killed may be handed in again', async () => {
  const first = await world.start();
  await world.addWebhooks(first);
  const batches = Array.from({ length: 40 }, () => Array.from({ length: 20 }, newEventId));
  const answers = Promise.allSettled(batches.map((ids) => world.post(first, ids)));
  await world.receiver.waitFor(1, 60_000);
  process.kill(world.pidOf('web'), 'SIGKILL');
  const settled = await answers;
  await first.exited;
  await expect.poll(() => processesOf(world.dataDir), { timeout: 60_000 }).toEqual([]);
  const second = await world.start();
  for (const [place, ids] of batches.entries()) {
    if (settled[place]?.status === 'rejected') await world.post(second, ids);
  }
  expect(world.acknowledged.size).toBe(800);
  await world.allDelivered(second);
  await second.stop();
  const books = await world.books();
  expectSound(books, world);
  // Handed in twice, stored once.
  expect(books.events).toBe(800);
});
