import { afterAll, beforeAll, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { addAccount, addDomain, addWebhook, eventOf } from '@/lib/testing/world';
import { acceptEvents } from './accept-events';
import { runDispatcher } from './run-dispatcher';

await withDatabase();
// Before anything reads the settings.
Object.assign(process.env, { DISPATCH_SLOTS: '5', ENDPOINT_LIMIT: '2' });

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

it('a worker has in flight what its settings allow: in all, and to one endpoint', async () => {
  const account = await addAccount();
  const domain = await addDomain(account);
  for (const path of ['a', 'b', 'c']) await addWebhook(account, `${receiver.url}/${path}`);
  // Nothing is answered, so all that may be sent is in flight.
  receiver.answer(() => undefined);
  await acceptEvents({ domain, items: Array.from({ length: 20 }, () => eventOf('opened')) });
  const stop = new AbortController();
  const running = runDispatcher({ signal: stop.signal, graceMs: 50 });
  await receiver.waitFor(5);
  await expect.poll(async () => (await pool().query('select 1 from deliveries where owner <> 0')).rowCount).toBe(5);
  stop.abort();
  await running;
  const perPath = ['/a', '/b', '/c'].map((path) => receiver.requests.filter(({ url }) => url === path).length);
  expect(perPath.sort()).toEqual([1, 2, 2]);
});
