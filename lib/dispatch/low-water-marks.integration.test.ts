import { afterAll, beforeAll, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { claimDue } from '@/lib/storage/queue/claim-due';
import { withDatabase } from '@/lib/testing/database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { runDispatcher } from './run-dispatcher';

await withDatabase();

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

it('a claim with a mark takes what is due from there on; without one, everything', async () => {
  const account = await addAccount();
  const { endpointId } = await addWebhook(account, `${receiver.url}/claimed`);
  const domain = await addDomain(account);
  for (let n = 0; n < 3; n += 1) await accept(domain);
  await pool().query(
    "update deliveries set due_at = now() - interval '1 hour' where id = (select min(id) from deliveries)",
  );
  const from = new Date(Date.now() - 60_000);
  const claimed = await claimDue(pool(), 7, [{ endpointId, room: 10, from }]);
  expect(claimed).toHaveLength(2);
  for (const { dueMs } of claimed) expect(dueMs).toBeGreaterThanOrEqual(from.getTime());
  const [below] = await claimDue(pool(), 7, [{ endpointId, room: 10 }]);
  expect(below?.dueMs).toBeLessThan(from.getTime());
  await pool().query('truncate accounts, deliveries, events cascade');
});

it('what comes back from below the mark is delivered although the endpoint stays busy', async () => {
  const account = await addAccount();
  await addWebhook(account, `${receiver.url}/busy`);
  const domain = await addDomain(account);
  const old = await accept(domain);
  // Another worker has it, one that registered a moment ago.
  await pool().query(
    "with w as (insert into workers (host, pid) values ('other', 1) returning id) update deliveries set owner = w.id from w",
  );
  const stop = new AbortController();
  const running = runDispatcher({ signal: stop.signal });
  try {
    await accept(domain);
    await receiver.waitFor(1);
    expect(receiver.requests.some(({ body }) => body.includes(`"${old.id}"`))).toBe(false);
    // It gives it back: older than all that this one has seen since.
    await pool().query(
      "update deliveries set owner = 0, due_at = now() - interval '1 hour' where attempts = 0 and owner <> 0",
    );
    const isThere = () => receiver.requests.some(({ body }) => body.includes(`"${old.id}"`));
    for (let sent = 2; !isThere() && sent < 2_000; sent += 1) {
      await accept(domain);
      await receiver.waitFor(sent);
    }
    expect(isThere()).toBe(true);
  } finally {
    stop.abort();
    await running;
  }
});
