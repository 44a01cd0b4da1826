import { expect, it, vi } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { queuedRows, withDispatchWorld } from '@/lib/testing/dispatch-world';
import type { Receiver } from '@/lib/testing/receiver';
import { accept, addWebhook, type TestAccount } from '@/lib/testing/world';
import type { EventDomain } from './event-group';
import { runDispatcher } from './run-dispatcher';

await withDatabase();
const dispatch = () => runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });
const canceled = async () => (await pool().query('select reason, attempts from cancellations')).rows;

let receiver: Receiver;
let account: TestAccount;
let domain: EventDomain;
withDispatchWorld((world) => {
  ({ receiver, account, domain } = world);
});

it.each([
  ['disabled', 'update webhooks set enabled = false', 'The webhook was disabled.'],
  ['deleted', 'delete from webhooks', 'The webhook was deleted.'],
])(
  'what was being sent when its webhook was %s and failed is canceled at once, not when its next attempt would be due',
  async (_what, change, reason) => {
    await addWebhook(account, receiver.url);
    let fail = () => {};
    receiver.answer((_request, response) => {
      fail = () => response.writeHead(500).end();
      return undefined;
    });
    await accept(domain);
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal });
    await receiver.waitFor(1);
    await pool().query(change);
    fail();
    await expect.poll(canceled, { timeout: 10_000 }).toEqual([{ reason, attempts: 1 }]);
    expect(await queuedRows()).toEqual([]);
    stop.abort();
    await running;
    expect(receiver.requests).toHaveLength(1);
  },
);

it('a delivery whose event is gone leaves the queue, and the others go on', async () => {
  await addWebhook(account, receiver.url);
  const gone = await accept(domain);
  await accept(domain);
  await pool().query('delete from events where event_id = $1', [gone.id]);
  expect(await dispatch()).toMatchObject({ claimed: 1, succeeded: 1 });
  expect(await queuedRows()).toEqual([]);
});

it('the same where the webhook has a rate limit', async () => {
  await addWebhook(account, receiver.url);
  await pool().query('update webhooks set rate_limit = 100');
  const gone = await accept(domain);
  await accept(domain);
  await pool().query('delete from events where event_id = $1', [gone.id]);
  expect(await dispatch()).toMatchObject({ succeeded: 1 });
  expect(await queuedRows()).toEqual([]);
});

it.each([-3, 3])('a host whose clock is %i hours off retries when the others would', async (hours) => {
  await addWebhook(account, receiver.url);
  receiver.answer(500);
  await accept(domain);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
  try {
    expect(await dispatch()).toMatchObject({ retried: 1 });
  } finally {
    vi.useRealTimers();
  }
  const { rows } = await pool().query(
    'select extract(epoch from due_at - clock_timestamp())::float8 as "waitS", due_at = next_attempt_at as told from deliveries, attempts',
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].told).toBe(true);
  expect(rows[0].waitS).toBeGreaterThan(580);
  expect(rows[0].waitS).toBeLessThan(602);
});
