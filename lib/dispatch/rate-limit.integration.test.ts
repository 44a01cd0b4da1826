import { describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { claimDue } from '@/lib/storage/queue/claim-due';
import { claimLimited } from '@/lib/storage/queue/claim-limited';
import { withDatabase } from '@/lib/testing/database';
import { acceptMany, withDispatchWorld } from '@/lib/testing/dispatch-world';
import type { Receiver } from '@/lib/testing/receiver';
import { addWebhook, type TestAccount } from '@/lib/testing/world';
import type { EventDomain } from './event-group';
import { runDispatcher } from './run-dispatcher';

await withDatabase();
const ROOM = 64;

let receiver: Receiver;
let account: TestAccount;
let domain: EventDomain;
withDispatchWorld((world) => {
  ({ receiver, account, domain } = world);
});

const limit = (endpointId: number, perSecond: number | null) =>
  pool().query('update webhooks set rate_limit = $2 where endpoint_id = $1', [endpointId, perSecond]);
const claim = (endpointId: number, owner = 1) => claimLimited(pool(), owner, [{ endpointId, room: ROOM }]);
/** Time goes by. */
const elapse = (ms: number) =>
  pool().query("update webhook_rates set paid_until = paid_until - $1::int * interval '1 millisecond'", [ms]);

async function limitedWebhook(perSecond: number): Promise<number> {
  const { endpointId } = await addWebhook(account, `${receiver.url}/limited`);
  await limit(endpointId, perSecond);
  // The first claim makes the state and brings nothing.
  expect(await claim(endpointId)).toMatchObject({ rows: [], grants: [{ granted: 0 }] });
  return endpointId;
}

describe('a claim for a webhook with a rate limit', () => {
  it('brings a tenth of a second ahead and one, then one each 1/n s', async () => {
    const endpointId = await limitedWebhook(1);
    await acceptMany(domain, 10);
    const first = await claim(endpointId);
    expect(first.rows).toHaveLength(1);
    expect(first.grants[0]?.waitMs).toBe(900);
    expect((await claim(endpointId)).rows).toHaveLength(0);
    for (let i = 0; i < 3; i += 1) {
      await elapse(1_000);
      expect((await claim(endpointId)).rows).toHaveLength(1);
    }
  });

  it('brings several at once where the limit is high, so that few claims keep up with it', async () => {
    const endpointId = await limitedWebhook(1_000);
    await acceptMany(domain, 200);
    const { rows, grants } = await claimLimited(pool(), 1, [{ endpointId, room: 500 }]);
    expect(rows).toHaveLength(101);
    expect(grants).toEqual([{ endpointId, granted: 101, waitMs: 25 }]);
  });

  it('uses up nothing that brought no row', async () => {
    const endpointId = await limitedWebhook(1);
    for (let i = 0; i < 5; i += 1)
      expect(await claim(endpointId)).toMatchObject({ rows: [], grants: [{ granted: 1, waitMs: 0 }] });
    await acceptMany(domain, 2);
    expect((await claim(endpointId)).rows).toHaveLength(1);
    expect((await claim(endpointId)).rows).toHaveLength(0);
  });

  it('saves nothing up: after an hour of silence no more than at first', async () => {
    const endpointId = await limitedWebhook(20);
    await acceptMany(domain, 10);
    expect((await claim(endpointId)).rows).toHaveLength(3);
    await elapse(3_600_000);
    expect((await claim(endpointId)).rows).toHaveLength(3);
  });

  it('never brings more than the room', async () => {
    const endpointId = await limitedWebhook(1_000);
    await acceptMany(domain, 20);
    expect((await claimLimited(pool(), 1, [{ endpointId, room: 7 }])).rows).toHaveLength(7);
  });

  it('brings all of the room once the limit is gone, and nothing without one is for claimDue', async () => {
    const endpointId = await limitedWebhook(1);
    await acceptMany(domain, 10);
    expect(await claimDue(pool(), 1, [{ endpointId, room: ROOM }])).toEqual([]);
    await limit(endpointId, null);
    expect((await claim(endpointId)).rows).toHaveLength(10);
  });

  it('does not wait for another worker that is at the same endpoint', async () => {
    const endpointId = await limitedWebhook(10);
    await acceptMany(domain, 3);
    const other = await pool().connect();
    await other.query('begin');
    expect((await claimLimited(other, 2, [{ endpointId, room: ROOM }])).rows).toHaveLength(2);
    expect(await claim(endpointId)).toMatchObject({ rows: [], grants: [{ granted: 0, waitMs: 5 }] });
    await other.query('rollback');
    other.release();
    expect((await claim(endpointId)).rows).toHaveLength(2);
  });

  it('holds over any number of workers that ask as often as they can', async () => {
    const perSecond = 50;
    const endpointId = await limitedWebhook(perSecond);
    await acceptMany(domain, 500);
    const startedAt = performance.now();
    const endsAt = startedAt + 700;
    const worker = async (owner: number) => {
      let brought = 0;
      while (performance.now() < endsAt) brought += (await claim(endpointId, owner)).rows.length;
      return brought;
    };
    const brought = (await Promise.all([1, 2, 3, 4, 5, 6].map(worker))).reduce((sum, count) => sum + count, 0);
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(brought).toBeLessThanOrEqual(Math.ceil((seconds + 0.1) * perSecond));
    // As many as were due by its pace at the end of the last round, but for one round.
    expect(brought).toBeGreaterThan(perSecond / 4);
  });
});

describe('dispatchers', () => {
  it('send to a limited webhook as its limit allows, also retries, and to the others all there is', async () => {
    const limited = await limitedWebhook(1);
    await addWebhook(account, `${receiver.url}/free`);
    await elapse(60_000);
    receiver.answer(({ url }) => (url === '/limited' ? 500 : 200));
    const to = (path: string) => receiver.requests.filter(({ url }) => url === path).length;
    await acceptMany(domain, 100);
    const stop = new AbortController();
    const startedAt = performance.now();
    const running = [1, 2, 3].map(() => runDispatcher({ signal: stop.signal }));
    await expect.poll(() => to('/free')).toBe(100);
    await expect.poll(() => to('/limited')).toBeGreaterThanOrEqual(2);
    await pool().query('update deliveries set due_at = now() where endpoint_id = $1', [limited]);
    await expect.poll(() => to('/limited')).toBeGreaterThanOrEqual(3);
    stop.abort();
    await Promise.all(running);
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(to('/limited')).toBeLessThanOrEqual(Math.ceil(seconds + 0.1));
    expect(to('/free')).toBe(100);
  });

  it('go on by themselves when a limited webhook has room again', async () => {
    const endpointId = await limitedWebhook(20);
    await acceptMany(domain, 15);
    const signal = new AbortController().signal;
    expect(await runDispatcher({ signal, budgetMs: 60_000 })).toMatchObject({ succeeded: 15 });
    expect((await pool().query('select endpoint_id from webhook_rates')).rows).toEqual([{ endpoint_id: endpointId }]);
  });

  it('hold nothing for a webhook that is gone', async () => {
    await limitedWebhook(1);
    await pool().query('delete from webhooks');
    expect((await pool().query('select * from webhook_rates')).rows).toEqual([]);
  });
});
