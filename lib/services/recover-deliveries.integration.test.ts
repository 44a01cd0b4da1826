import { beforeEach, describe, expect, it } from 'vitest';
import { recoverSchema } from '@/lib/schemas/recover';
import { pool } from '@/lib/storage/pool';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { EXHAUSTED, pendingIds, settle } from '@/lib/testing/settle';
import { accept, addAccount, addDomain, addWebhook, type TestWebhook } from '@/lib/testing/world';
import { stopDelivery } from './change-pending';
import { recoverDeliveries } from './recover-deliveries';

await withDatabase();
const primary = await addAccount();
const subaccount = await addAccount(primary.id);
const us = callerOf(primary);
const domain = await addDomain(primary);
const below = await addDomain(subaccount);
let hook: TestWebhook;
const recover = (input: object, who = us) => recoverDeliveries(who, recoverSchema.parse(input));
const NONE = { alreadySucceeded: 0, pending: 0, webhookGone: 0 };

beforeEach(async () => {
  await pool().query('truncate events, deliveries, attempts, cancellations, webhooks cascade');
  hook = await addWebhook(primary, 'https://hooks.example/', { types: ['opened', 'clicked'] });
});

/** Events whose deliveries were all given up, and their ids. */
async function exhausted(count: number, on = domain): Promise<bigint[]> {
  for (let n = 0; n < count; n += 1) await accept(on);
  const ids = await pendingIds();
  for (const id of ids) await settle(id, EXHAUSTED);
  return ids;
}

describe('recovering by filter', () => {
  it('says what it would do, does it once, and nothing when it is repeated', async () => {
    await exhausted(3);
    await accept(domain);
    const [stopped] = await pendingIds();
    await stopDelivery(us, String(stopped));
    const expected = {
      matched: 4,
      skipped: NONE,
      perWebhook: [{ webhookId: hook.id, url: 'https://hooks.example/', count: 4 }],
    };
    expect(await recover({ filter: {}, dryRun: true })).toEqual({ ...expected, recovered: 0, nextCursor: null });
    expect(await pendingIds()).toEqual([]);
    expect(await recover({ filter: {} })).toEqual({ ...expected, recovered: 4, nextCursor: null });
    expect(await pendingIds()).toHaveLength(4);
    expect(await recover({ filter: {} })).toMatchObject({ recovered: 0, skipped: { ...NONE, pending: 4 } });
    for (const id of await pendingIds()) await settle(id);
    expect(await recover({ filter: {} })).toMatchObject({ recovered: 0, skipped: { ...NONE, alreadySucceeded: 4 } });
    expect(await pendingIds()).toEqual([]);
  });

  it('by two people at once sends each event once', async () => {
    await exhausted(5);
    const both = await Promise.all([recover({ filter: {} }), recover({ filter: {} })]);
    expect(both.map(({ recovered }) => recovered).sort()).toEqual([0, 5]);
    expect(await pendingIds()).toHaveLength(5);
  });

  it('goes on behind its cursor when there is more than a call looks at', async () => {
    await exhausted(1);
    await pool().query(
      `insert into events select id + n, account_id, domain_id, region, type, 'copy' || n, day, occurred_at, received_at, message_id,
         recipient, payload, skipped from events, generate_series(1, 700) n`,
    );
    await pool().query(
      `insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms,
         outcome, final_status, redacted, signed_at, token, signature)
       select e.id + 1000000, 1, e.id, a.account_id, a.domain_id, a.region, a.event_type, a.webhook_id, a.url, a.at, 1, 'retry', 'exhausted',
         false, 1, a.token, a.signature from events e, (select * from attempts limit 1) a where e.event_id like 'copy%'`,
    );
    const first = await recover({ filter: {} });
    const second = await recover({ filter: {}, cursor: first.nextCursor });
    expect([first.matched, second.matched, second.nextCursor]).toEqual([500, 201, null]);
    expect(first.recovered + second.recovered).toBe(701);
    expect(await pendingIds()).toHaveLength(701);
  });

  it('leaves out what has no webhook any more, and counts it', async () => {
    await exhausted(2);
    await pool().query('update webhooks set enabled = false');
    expect(await recover({ filter: {} })).toMatchObject({ recovered: 0, skipped: { ...NONE, webhookGone: 2 } });
    await pool().query('delete from webhooks');
    expect(await recover({ filter: {} })).toMatchObject({ recovered: 0, skipped: { ...NONE, webhookGone: 2 } });
  });

  it('is narrowed as the list is', async () => {
    await exhausted(2);
    await accept(domain, 'clicked', { recipient: 'bob@x.example', id: 'b' });
    for (const id of await pendingIds()) await settle(id, { ...EXHAUSTED, statusCode: 500 });
    expect(await recover({ filter: { eventType: 'clicked' }, dryRun: true })).toMatchObject({ matched: 1 });
    expect(await recover({ filter: { recipient: 'BOB@x.example' }, dryRun: true })).toMatchObject({ matched: 1 });
    expect(await recover({ filter: { statusCode: 500 }, dryRun: true })).toMatchObject({ matched: 1 });
    expect(await recover({ filter: { status: 'canceled' }, dryRun: true })).toMatchObject({ matched: 0 });
    expect(await recover({ filter: { status: 'succeeded' }, dryRun: true })).toMatchObject({ matched: 0 });
  });
});

describe('recovering by id', () => {
  it('takes each event once, whatever is named how often, and never a stranger’s', async () => {
    const [one, two] = await exhausted(2);
    const stranger = callerOf(await addAccount());
    const ids = [one, one, two, 'x', '99999999999999999999'].map(String).filter((id) => id.length <= 19);
    expect(await recover({ ids }, stranger)).toMatchObject({ matched: 0, recovered: 0 });
    expect(await recover({ ids })).toMatchObject({ matched: 2, recovered: 2, skipped: NONE });
  });

  it('skips one that is pending or has arrived', async () => {
    await accept(domain);
    const [id] = await pendingIds();
    expect(await recover({ ids: [String(id)] })).toMatchObject({ recovered: 0, skipped: { ...NONE, pending: 1 } });
    await settle(id ?? 0n);
    expect(await recover({ ids: [String(id)] })).toMatchObject({
      recovered: 0,
      skipped: { ...NONE, alreadySucceeded: 1 },
    });
  });
});

describe('events that a webhook missed', () => {
  it('while it was disabled are found and sent once, of all domains that it hears of', async () => {
    await pool().query('update webhooks set enabled = false');
    await accept(domain, 'opened', { id: 'own' });
    await accept(below, 'clicked', { id: 'below' });
    await accept(below, 'complained', { id: 'of-another-type' });
    await pool().query('update webhooks set enabled = true');
    await accept(domain, 'opened', { id: 'heard' });
    expect(await pendingIds()).toHaveLength(1);
    const filter = { missedBy: hook.id };
    expect(await recover({ filter, dryRun: true })).toMatchObject({ matched: 2, recovered: 0, skipped: NONE });
    expect(await recover({ filter: { ...filter, domain: below.name }, dryRun: true })).toMatchObject({ matched: 1 });
    expect(await recover({ filter: { ...filter, to: '2020-01-01T00:00:00Z' }, dryRun: true })).toMatchObject({
      matched: 0,
    });
    expect(await recover({ filter })).toMatchObject({ matched: 2, recovered: 2 });
    expect(await pendingIds()).toHaveLength(3);
    expect(await recover({ filter })).toMatchObject({ matched: 0, recovered: 0 });
  });

  it('before it existed are sent to it, but not where another webhook told the same URL', async () => {
    await accept(domain);
    const late = await addWebhook(primary, 'https://late.example/', { domain });
    const same = await addWebhook(primary, 'https://hooks.example/', { domain });
    expect(await recover({ filter: { missedBy: late.id } })).toMatchObject({ matched: 1, recovered: 1 });
    expect(await recover({ filter: { missedBy: same.id } })).toMatchObject({ matched: 0, recovered: 0 });
  });

  it('are no business of a subaccount, nor of a stranger', async () => {
    const filter = { missedBy: hook.id };
    for (const who of [callerOf(subaccount), callerOf(await addAccount())]) {
      await expect(recover({ filter }, who)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(recover({ filter }, callerOf(primary, 'viewer'))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('refuses a call that says neither or both, and a filter that missed events do not have', async () => {
  expect(recoverSchema.safeParse({}).success).toBe(false);
  expect(recoverSchema.safeParse({ filter: {}, ids: ['1'] }).success).toBe(false);
  const refused = recover({ filter: { missedBy: hook.id, statusCode: 500 } });
  await expect(refused).rejects.toMatchObject({ code: 'invalid_request' });
});
