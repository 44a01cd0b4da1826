import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { deliveryDetailSchema, deliveryQuerySchema, failureLogQuerySchema } from '@/lib/schemas/deliveries';
import { idMaker } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { stopDelivery } from './change-pending';
import { getDelivery, listDeliveries } from './deliveries';
import { listFailureLogs } from './failure-logs';
import { resendDelivery } from './resend-delivery';

await withDatabase();

const id = (letter: string) => letter.repeat(24);
const PRIMARY = { id: id('a'), parentId: null, name: 'Primary' };
const SUB = { id: id('b'), parentId: PRIMARY.id, name: 'Sub' };
const STRANGER = { id: id('c'), parentId: null, name: 'Stranger' };
const caller = (account: Caller['home'], role: Caller['role'] = 'admin'): Caller => ({
  via: 'key',
  actorId: 'test',
  role,
  home: account,
  account,
  region: 'us',
});
const deliveries = (who: Caller, query: object = {}) => listDeliveries(who, deliveryQuerySchema.parse(query));
const failures = (who: Caller, query: object = {}) => listFailureLogs(who, failureLogQuerySchema.parse(query));

const PAYLOAD =
  '{"event":"opened","domain":{"name":"mg.x.example"},"id":"e1","recipient":"ada@x.example","ip":"198.51.100.1","user-variables":{}}';
/** Deliveries of the primary's webhook in the order in which they were made, then the subaccount's. */
let made: bigint[] = [];

async function insertAttempt(deliveryId: bigint, number: number, over: Record<string, unknown> = {}) {
  const row = {
    delivery_id: deliveryId,
    number,
    event_id: 1n,
    account_id: PRIMARY.id,
    domain_id: id('d'),
    region: 'us',
    event_type: 'opened',
    webhook_id: id('1'),
    url: 'https://user:***@hooks.example.com/a',
    at: new Date(Date.UTC(2026, 0, 1, 0, number)),
    duration_ms: 12,
    outcome: 'retry',
    final_status: null,
    status_code: 500,
    reason: 'The receiver answered 500.',
    redacted: true,
    signed_at: 1_700_000_000,
    token: Buffer.alloc(25, 1),
    signature: Buffer.alloc(32, 2),
    ...over,
  };
  const names = Object.keys(row);
  await pool().query(
    `insert into attempts (${names.join(',')}) values (${names.map((_, i) => `$${i + 1}`).join(',')})`,
    Object.values(row),
  );
}

beforeAll(async () => {
  const db = pool();
  for (const account of [PRIMARY, SUB, STRANGER]) {
    await db.query('insert into accounts (id, parent_id, name, signing_key) values ($1, $2, $3, $4)', [
      account.id,
      account.parentId,
      account.name,
      'sealed',
    ]);
  }
  await db.query("insert into domains (id, account_id, region, name) values ($1, $2, 'us', 'mg.x.example')", [
    id('d'),
    PRIMARY.id,
  ]);
  for (const [webhook, account] of [
    [id('1'), PRIMARY.id],
    [id('2'), SUB.id],
  ]) {
    await db.query(
      "insert into webhooks (id, account_id, region, url, url_hash) values ($1, $2, 'us', 'https://hooks.example.com/a', 'h')",
      [webhook, account],
    );
    await db.query("insert into webhook_event_types values ($1, 'us', 'opened', 1, $2, 'h')", [account, webhook]);
  }
  await db.query(
    `insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, message_id, recipient, payload, skipped)
     values (1, $1, $2, 'us', 'opened', 'e1', '2026-01-01', now(), 'm@x', 'ada@x.example', $3, $4)`,
    [PRIMARY.id, id('d'), PAYLOAD, JSON.stringify([{ webhookId: id('9'), level: 'domain', wonBy: id('1') }])],
  );
  const ids = await idMaker();
  made = Array.from({ length: 6 }, () => ids.next());
  const [succeeded = 0n, exhausted = 0n, rejected = 0n, canceled = 0n, pending = 0n, subs = 0n] = made;
  await insertAttempt(succeeded, 1);
  await insertAttempt(succeeded, 2, {
    outcome: 'succeeded',
    final_status: 'succeeded',
    status_code: 200,
    reason: null,
  });
  await insertAttempt(exhausted, 8, { final_status: 'exhausted' });
  await insertAttempt(rejected, 1, { outcome: 'rejected', final_status: 'rejected', status_code: 406 });
  await db.query(
    `insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
     values ($1, 1, $2, $3, 'us', 'opened', $4, 'https://hooks.example.com/a', 0, 'deleted')`,
    [canceled, PRIMARY.id, id('d'), id('1')],
  );
  await db.query(
    `insert into deliveries (id, event_id, endpoint_id, attempts, due_at)
     select $1, 1, endpoint_id, 0, now() + interval '1 hour' from webhooks where id = $2`,
    [pending, id('1')],
  );
  await insertAttempt(subs, 1, {
    account_id: SUB.id,
    webhook_id: id('2'),
    outcome: 'rejected',
    final_status: 'rejected',
  });
});

describe('deliveries', () => {
  it('lists those that wait, that ended and that were canceled together, newest first', async () => {
    const { items, nextCursor } = await deliveries(caller(PRIMARY));
    expect(items.map((item) => item.status)).toEqual(['pending', 'canceled', 'rejected', 'exhausted', 'succeeded']);
    expect(items.map((item) => item.attempts)).toEqual([0, 0, 1, 8, 2]);
    expect(nextCursor).toBeNull();
  });

  it.each([1, 2, 3])('pages by %i without a gap or a repeat', async (limit) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await deliveries(caller(PRIMARY), { limit, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made.slice(0, 5).reverse().map(String));
  });

  it.each([
    [{ status: 'canceled' }, 1],
    [{ status: 'exhausted' }, 1],
    [{ eventType: 'clicked' }, 0],
    [{ domain: 'MG.x.example' }, 5],
    [{ domain: 'other.example' }, 0],
    [{ webhookId: 'f'.repeat(24) }, 0],
    [{ to: '2025-01-01T00:00:00Z' }, 0],
    [{ from: '2025-01-01T00:00:00Z' }, 5],
  ])('is narrowed by %o', async (query, count) => {
    expect((await deliveries(caller(PRIMARY), query)).items).toHaveLength(count);
  });

  it('refuses a cursor that no list answered with', async () => {
    await expect(deliveries(caller(PRIMARY), { cursor: 'bm9wZQ' })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it("shows a subaccount its own and never the primary's", async () => {
    expect((await deliveries(caller(SUB))).items.map((item) => item.id)).toEqual([String(made[5])]);
    await expect(getDelivery(caller(SUB), String(made[0]))).rejects.toMatchObject({ code: 'not_found' });
    await expect(deliveries(caller(SUB), { includeSubaccounts: 'true' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it("lets a primary see its subaccounts', and a stranger nothing", async () => {
    expect((await deliveries(caller(PRIMARY), { includeSubaccounts: 'true' })).items).toHaveLength(6);
    expect((await getDelivery(caller(PRIMARY), String(made[5]))).webhookId).toBe(id('2'));
    expect((await deliveries(caller(STRANGER))).items).toEqual([]);
  });

  it('keeps regions apart', async () => {
    expect((await deliveries({ ...caller(PRIMARY), region: 'eu' })).items).toEqual([]);
  });

  it.each(['0', 'x', '99999999999999999999'])('answers 404 for the id %s', async (bad) => {
    await expect(getDelivery(caller(PRIMARY), bad)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('opens with its attempts, the reason why, and the request as it was sent', async () => {
    const detail = deliveryDetailSchema.parse(await getDelivery(caller(PRIMARY), String(made[0])));
    expect(detail.attemptLog.map((attempt) => [attempt.number, attempt.outcome])).toEqual([
      [1, 'retry'],
      [2, 'succeeded'],
    ]);
    expect(detail.why.skippedDuplicates).toMatchObject([{ webhookId: id('9'), level: 'domain', wonBy: id('1') }]);
    expect(detail.why.level).toBe('account');
    const body = JSON.parse(detail.request?.body ?? '');
    expect(body.signature).toEqual({ token: '01'.repeat(25), timestamp: '1700000000', signature: '02'.repeat(32) });
    expect(detail.request?.body).not.toContain('ada@');
    expect(body['event-data']).toMatchObject({ recipient: '[REDACTED]', ip: '[REDACTED]' });
  });

  it('tells a subaccount nothing of redaction', async () => {
    const detail = await getDelivery(caller(SUB), String(made[5]));
    expect(detail.attemptLog[0]).not.toHaveProperty('redacted');
  });
});

describe('failure logs', () => {
  it('hold every attempt that did not succeed, newest first, as PRODUCT 4 shapes them', async () => {
    const { items } = await failures(caller(PRIMARY));
    expect(items.map((item) => [item.deliveryId, item.attempt])).toEqual([
      [String(made[1]), 8],
      [String(made[2]), 1],
      [String(made[0]), 1],
    ]);
    expect(items[0]).toEqual({
      id: `${made[1]}-8`,
      at: '2026-01-01T00:08:00.000Z',
      url: 'https://user:***@hooks.example.com/a',
      reason: 'The receiver answered 500.',
      eventType: 'opened',
      eventId: 'e1',
      messageId: 'm@x',
      recipient: '[REDACTED]',
      domain: 'mg.x.example',
      webhookId: id('1'),
      deliveryId: String(made[1]),
      attempt: 8,
      maxAttempts: 8,
      statusCode: 500,
      durationMs: 12,
      nextAttemptAt: null,
    });
  });

  it('page without a gap', async () => {
    const first = await failures(caller(PRIMARY), { limit: 2 });
    const second = await failures(caller(PRIMARY), { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((item) => item.id)).toHaveLength(3);
    expect(second.items.map((item) => item.deliveryId)).toEqual([String(made[0])]);
    expect(second.nextCursor).toBeNull();
  });

  it('are read by viewers, and not by sending keys', async () => {
    expect((await failures(caller(PRIMARY, 'viewer'))).items).toHaveLength(3);
    await expect(failures(caller(PRIMARY, 'sending'))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('resend', () => {
  it.each([
    ['a pending delivery', caller(PRIMARY), 4, 'conflict'],
    ["a stranger's", caller(STRANGER), 1, 'not_found'],
    ['a viewer', caller(PRIMARY, 'viewer'), 1, 'forbidden'],
  ])('is refused for %s', async (_, who, index, code) => {
    await expect(resendDelivery(who, String(made[index]))).rejects.toMatchObject({ code });
  });

  it('is refused while another delivery of the event to the webhook is pending', async () => {
    const refused = resendDelivery(caller(PRIMARY), String(made[1]));
    await expect(refused).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('pending') });
  });

  it('makes one new delivery of the same event, however often it is clicked', async () => {
    expect(await stopDelivery(caller(PRIMARY), String(made[4]))).toMatchObject({ status: 'canceled', dueAt: null });
    const clicks = [1, 2, 3].map(() => resendDelivery(caller(PRIMARY, 'developer'), String(made[1])));
    const done = (await Promise.allSettled(clicks)).flatMap((each) =>
      each.status === 'fulfilled' ? [each.value] : [],
    );
    expect(done).toMatchObject([{ status: 'pending', attempts: 0, eventId: 'e1', webhookId: id('1') }]);
    expect(done[0]?.id).not.toBe(String(made[1]));
  });

  it('is refused while the webhook is disabled', async () => {
    await pool().query('update webhooks set enabled = false where id = $1', [id('1')]);
    await expect(resendDelivery(caller(PRIMARY), String(made[1]))).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('once the domain is deleted', () => {
  it('the logs still say which it was', async () => {
    await pool().query('delete from domains where id = $1', [id('d')]);
    expect((await failures(caller(PRIMARY))).items.every((item) => item.domain === 'mg.x.example')).toBe(true);
    expect((await getDelivery(caller(PRIMARY), String(made[0]))).domain).toBe('mg.x.example');
  });
});
