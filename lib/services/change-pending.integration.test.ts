import { beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { claimDue } from '@/lib/storage/queue/claim-due';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { FAILED, pendingIds, settle } from '@/lib/testing/settle';
import { accept, addAccount, addDomain, addWebhook, type TestWebhook } from '@/lib/testing/world';
import { retryDelivery, stopDelivery } from './change-pending';
import { getDelivery } from './deliveries';

await withDatabase();
const account = await addAccount();
const us = callerOf(account);
const domain = await addDomain(account);
let webhook: TestWebhook;
let id: string;

beforeEach(async () => {
  await pool().query('truncate events, deliveries, attempts, cancellations, webhooks cascade');
  webhook = await addWebhook(account, 'https://hooks.example/');
  await accept(domain);
  const [made = 0n] = await pendingIds();
  await settle(made, FAILED);
  id = String(made);
});

const held = () => pool().query('update deliveries set owner = 7');
const dueIn = async () =>
  (await pool().query<{ s: number }>('select extract(epoch from due_at - now())::float8 as s from deliveries')).rows[0]
    ?.s;

describe('a pending delivery', () => {
  it('says which attempts are to come, and when it gives up', async () => {
    const { schedule, givesUpAt, lastAttempt, maxAttempts } = await getDelivery(us, id);
    expect(schedule.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(givesUpAt).toBe(schedule.at(-1)?.dueAt);
    expect(lastAttempt).toMatchObject({ statusCode: 503, reason: FAILED.reason });
    expect(maxAttempts).toBe(8);
  });
});

describe('retry now', () => {
  it('makes the next attempt due at once, with its number', async () => {
    expect(await dueIn()).toBeGreaterThan(3_000);
    expect(await retryDelivery(us, id)).toMatchObject({ id, status: 'pending', attempts: 1 });
    expect(await dueIn()).toBeLessThanOrEqual(0);
    const [claimed] = await claimDue(pool(), 7, [{ endpointId: webhook.endpointId, room: 5 }]);
    expect(claimed).toMatchObject({ id: BigInt(id), attempts: 1 });
  });

  it('twice is once', async () => {
    await Promise.all([retryDelivery(us, id), retryDelivery(us, id)]);
    expect(await pendingIds()).toHaveLength(1);
  });

  it('wakes the dispatchers', async () => {
    const client = await pool().connect();
    const told = new Promise((resolve) => client.on('notification', ({ payload }) => resolve(payload)));
    await client.query('listen postwire_due');
    await retryDelivery(us, id);
    expect(await told).toBe(String(webhook.endpointId));
    client.release(true);
  });

  it('does not make later what is due already', async () => {
    await pool().query("update deliveries set due_at = now() - interval '1 hour'");
    await retryDelivery(us, id);
    expect(await dueIn()).toBeLessThan(-3_000);
  });

  it('says so when it is being sent, when it has ended, and when its account is disabled', async () => {
    await held();
    await expect(retryDelivery(us, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/being sent/),
    });
    await pool().query('update deliveries set owner = 0');
    await pool().query("update accounts set status = 'disabled' where id = $1", [account.id]);
    await expect(retryDelivery(us, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/disabled/),
    });
    await pool().query("update accounts set status = 'open'");
    await settle(BigInt(id));
    await expect(retryDelivery(us, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Resend/),
    });
  });
});

describe('stop', () => {
  it('cancels it, and it is shown as such with the reason', async () => {
    expect(await stopDelivery(us, id)).toMatchObject({ id, status: 'canceled', attempts: 1, dueAt: null });
    expect(await pendingIds()).toEqual([]);
    const detail = await getDelivery(us, id);
    expect(detail.why.canceledBecause).toBe('It was stopped by hand.');
    expect([detail.schedule, detail.givesUpAt]).toEqual([[], null]);
  });

  it('twice, also at once, is once', async () => {
    const both = await Promise.all([stopDelivery(us, id), stopDelivery(us, id)]);
    expect(both.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
    expect((await pool().query('select 1 from cancellations')).rowCount).toBe(1);
  });

  it('does not call back what is being sent, nor undo what has ended', async () => {
    await held();
    await expect(stopDelivery(us, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/being sent/),
    });
    expect(await pendingIds()).toHaveLength(1);
    await settle(BigInt(id));
    await expect(stopDelivery(us, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/ended/),
    });
  });

  it('and a claim in the same moment: one of them has it, never both', async () => {
    for (let round = 0; round < 20; round += 1) {
      await pool().query('truncate deliveries, cancellations');
      await accept(domain, 'opened', { id: `race-${round}` });
      const [made] = await pendingIds();
      const [stopped, claimed] = await Promise.allSettled([
        stopDelivery(us, String(made)),
        claimDue(pool(), 7, [{ endpointId: webhook.endpointId, room: 5 }]),
      ]);
      const isClaimed = claimed.status === 'fulfilled' && claimed.value.length === 1;
      expect(isClaimed).toBe(stopped.status === 'rejected');
      expect((await pendingIds()).length).toBe(isClaimed ? 1 : 0);
    }
  });
});

describe('whose they are', () => {
  it.each(['viewer', 'sending'] as const)('a %s may do neither', async (role) => {
    await expect(stopDelivery(callerOf(account, role), id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(retryDelivery(callerOf(account, role), id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a stranger is told that there is none', async () => {
    const stranger = callerOf(await addAccount());
    await expect(stopDelivery(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(retryDelivery(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await pendingIds()).toHaveLength(1);
  });
});
