import { expect, test } from '@playwright/test';
import { newEventId } from '@/lib/storage/ids';
import { CrashWorld, expectSound, WEBHOOKS } from './crash-world';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ timeout: 240_000 });

let world: CrashWorld;
test.beforeEach(async () => {
  world = await CrashWorld.open();
});
test.afterEach(() => world.close());

test('a stop gives back what hangs longer than a stop may take, and ends in good order', async () => {
  const first = await world.start({ DELIVERY_TIMEOUT: '10m' });
  await world.addWebhooks(first);
  world.receiver.answer(() => undefined);
  await world.post(first, [newEventId(), newEventId()]);
  await world.receiver.waitFor(2 * WEBHOOKS.length, 60_000);
  expect(await first.stop()).toBe(0);
  expect(await world.books()).toMatchObject({ queued: 2 * WEBHOOKS.length, held: 0, attempts: 0 });
  world.receiver.answer(200);
  const second = await world.start();
  await world.allDelivered(second);
  await second.stop();
  expectSound(await world.books(), world);
});
