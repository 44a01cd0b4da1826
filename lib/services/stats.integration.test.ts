import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { AttemptCounter, type CountedAttempt } from '@/lib/dispatch/attempt-counter';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';
import { StatsWriter } from '@/lib/dispatch/stats-writer';
import { pool } from '@/lib/storage/pool';
import { addAttemptStats } from '@/lib/storage/queue/add-attempt-stats';
import { pruneAttemptStats } from '@/lib/storage/queue/prune-attempt-stats';
import { withDatabase } from '@/lib/testing/database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { accept, addAccount, addDomain, addWebhook, type TestAccount } from '@/lib/testing/world';
import { readStats } from './stats';
import { countPendingDeliveries, listWebhooks } from './webhooks';

await withDatabase();

let receiver: Receiver;
let account: TestAccount;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  await pool().query('truncate accounts, deliveries, events, attempts, cancellations, attempt_stats cascade');
  receiver.answer(200);
  account = await addAccount();
});

function callerOf({ id, parentId }: TestAccount): Caller {
  const self = { id, parentId, name: id };
  return { via: 'key', actorId: 'test', role: 'viewer', home: self, account: self, region: 'us' };
}
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const attempt = (webhookId: string, over: Partial<CountedAttempt> = {}): CountedAttempt => ({
  webhookId,
  at: new Date(),
  durationMs: 12,
  outcome: 'succeeded',
  statusCode: 200,
  ...over,
});
async function store(attempts: CountedAttempt[]) {
  const counter = new AttemptCounter();
  for (const each of attempts) counter.add(each);
  await addAttemptStats(pool(), counter.take());
}

describe('the dispatcher counts its attempts', () => {
  it('also one that is driven by the cron route and ends after a moment', async () => {
    const domain = await addDomain(account);
    const { id } = await addWebhook(account, receiver.url, { types: ['opened', 'clicked'] });
    await accept(domain, 'opened');
    await runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });
    receiver.answer(503);
    await accept(domain, 'clicked');
    await runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });

    const { totals, codes, series } = await readStats(callerOf(account), { webhookId: id });
    expect(totals).toMatchObject({ succeeded: 1, rejected: 0, failed: 1 });
    expect(totals.p50Ms).not.toBeNull();
    expect(codes.map(({ statusCode }) => statusCode).sort()).toEqual([200, 503]);
    expect(series.reduce((sum, bucket) => sum + bucket.succeeded + bucket.failed, 0)).toBe(2);
    expect(await countPendingDeliveries(callerOf(account), id)).toEqual({ pendingDeliveries: 1, isMore: false });
  });

  it('what several workers count at once adds up', async () => {
    const ids = await Promise.all(
      ['a', 'b', 'c'].map(async (n) => (await addWebhook(account, `${receiver.url}/${n}`, { types: [] })).id),
    );
    const writers = Array.from({ length: 4 }, () => new StatsWriter(pool()));
    for (const writer of writers)
      for (const id of ids) for (let n = 0; n < 5; n += 1) writer.add(attempt(id, { durationMs: n * 50 }));
    await Promise.all(writers.map((writer) => writer.close()));
    const { totals } = await readStats(callerOf(account), {});
    expect(totals).toMatchObject({ succeeded: 60 });
    expect(totals.p99Ms).toBeGreaterThan(150);
  });

  it('counts of while the database was away are written when it is back', async () => {
    const { id } = await addWebhook(account, receiver.url, { types: [] });
    let isAway = true;
    const flaky = { query: (...args: [never]) => (isAway ? Promise.reject(new Error('away')) : pool().query(...args)) };
    const writer = new StatsWriter(flaky as unknown as ReturnType<typeof pool>);
    writer.add(attempt(id));
    await expect.poll(() => (writer as unknown as { unwritten: unknown[] }).unwritten.length).toBe(2);
    writer.add(attempt(id));
    isAway = false;
    await writer.close();
    expect((await readStats(callerOf(account), { webhookId: id })).totals.succeeded).toBe(2);
  });
});

describe('what is answered', () => {
  it('the list carries 24 hours of each webhook, rejections among the failed', async () => {
    const { id } = await addWebhook(account, receiver.url, { types: [] });
    await store([
      attempt(id),
      attempt(id, { outcome: 'rejected', statusCode: 406 }),
      attempt(id, { at: hoursAgo(23), outcome: 'retry', statusCode: null }),
      attempt(id, { at: hoursAgo(25) }),
    ]);
    const [webhook] = (await listWebhooks(callerOf(account))).items;
    const buckets = webhook?.health.buckets ?? [];
    expect(buckets).toHaveLength(24);
    expect(buckets.at(-1)).toMatchObject({ succeeded: 1, failed: 1 });
    expect(buckets[0]).toMatchObject({ succeeded: 0, failed: 1 });
    expect(buckets.reduce((sum, { succeeded, failed }) => sum + succeeded + failed, 0)).toBe(3);
  });

  it('a stranger’s webhook is not found, and a subaccount’s is its primary’s to see', async () => {
    const below = await addAccount(account.id);
    const { id } = await addWebhook(below, receiver.url, { types: [] });
    await store([attempt(id)]);
    expect((await readStats(callerOf(account), { webhookId: id })).totals.succeeded).toBe(1);
    expect((await readStats(callerOf(account), {})).totals.succeeded).toBe(0);
    const stranger = callerOf(await addAccount());
    await expect(readStats(stranger, { webhookId: id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(countPendingDeliveries(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('days of long ago are counted by the hour', async () => {
    const { id } = await addWebhook(account, receiver.url, { types: [] });
    await store([attempt(id, { at: hoursAgo(70) })]);
    const week = await readStats(callerOf(account), { webhookId: id, from: hoursAgo(168).toISOString() });
    expect(week.bucket).toBe('1h');
    expect(week.totals.succeeded).toBe(1);
  });
});

it('buckets that no chart can show any more are removed, by their age', async () => {
  const { id } = await addWebhook(account, receiver.url, { types: [] });
  await store([0, 40, 60, 24 * 80, 24 * 100].map((hours) => attempt(id, { at: hoursAgo(hours) })));
  while ((await pruneAttemptStats(pool(), new Date())) > 0);
  const kept = await pool().query('select step, count(*)::int as n from attempt_stats group by 1 order by 1');
  expect(kept.rows).toEqual([
    { step: 300, n: 2 },
    { step: 3_600, n: 4 },
  ]);
});
