import { beforeAll, describe, expect, it } from 'vitest';
import { deliveryQuerySchema, failureLogQuerySchema } from '@/lib/schemas/deliveries';
import { DELIVERY_STATUS_FILTERS } from '@/lib/schemas/delivery-statuses';
import { pool } from '@/lib/storage/pool';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { EXHAUSTED, FAILED, pendingIds, settle } from '@/lib/testing/settle';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { stopDelivery } from './change-pending';
import { getDelivery, listDeliveries } from './deliveries';
import { listFailureLogs } from './failure-logs';
import { resendDelivery } from './resend-delivery';

await withDatabase();
const primary = await addAccount();
const subaccount = await addAccount(primary.id);
const us = callerOf(primary);
/** What each delivery stands for, by its id, in the order in which they were made. */
const names = new Map<string, string>();

const deliveries = async (query: object, who = us) =>
  (await listDeliveries(who, deliveryQuerySchema.parse(query))).items.map(({ id }) => names.get(id) ?? 'resent');
const failures = async (query: object, who = us) =>
  (await listFailureLogs(who, failureLogQuerySchema.parse(query))).items.map(
    ({ deliveryId, attempt }) => `${names.get(deliveryId)} ${attempt}`,
  );

beforeAll(async () => {
  const domain = await addDomain(primary);
  const below = await addDomain(subaccount);
  await addWebhook(primary, 'https://hooks.example/orders');
  const made = async (name: string, on: typeof domain, event: object) => {
    await accept(on, 'opened', { id: name, ...event });
    const id = (await pendingIds()).find((each) => !names.has(String(each)));
    names.set(String(id), name);
    return id ?? 0n;
  };
  const message = (id: string) => ({ message: { headers: { 'message-id': id } } });
  await settle(await made('succeeded', domain, { recipient: 'Ada@Customer.example', ...message('One@mg.example') }));
  await settle(await made('redacted', domain, { recipient: 'ada@customer.example', ...message('two@mg.example') }), {
    redacted: true,
  });
  await settle(await made('exhausted', domain, { recipient: 'bob@customer.example' }), EXHAUSTED);
  await settle(await made('rejected', domain, { recipient: 'bob@customer.example' }), {
    ...EXHAUSTED,
    outcome: 'rejected',
    finalStatus: 'rejected',
    statusCode: 406,
    reason: 'Answered 406',
  });
  await settle(await made('failing', domain, { recipient: 'eve@customer.example' }), {
    ...FAILED,
    statusCode: null,
    reason: 'The connection was refused: 100%_odd',
  });
  const stopped = await made('canceled', below, { recipient: 'ada@customer.example' });
  await settle(stopped, FAILED);
  await stopDelivery(us, String(stopped));
  await made('waiting', below, { recipient: 'ada@customer.example' });
});

describe('deliveries are found by', () => {
  it.each([
    [{ recipient: 'ada@customer.example' }, ['waiting', 'canceled', 'redacted', 'succeeded']],
    [{ recipient: 'ADA@customer.example', status: 'succeeded' }, ['redacted', 'succeeded']],
    [{ recipient: 'ada@customer' }, []],
    [{ messageId: 'one@MG.example' }, ['succeeded']],
    [{ recipient: 'bob@customer.example', messageId: 'one@mg.example' }, []],
    [{ statusCode: 200 }, ['redacted', 'succeeded']],
    [{ statusCode: 406 }, ['rejected']],
    [{ statusCode: 503 }, ['canceled', 'exhausted']],
    [{ statusCode: 503, status: 'succeeded' }, []],
    [{ statusCode: 503, recipient: 'ada@customer.example' }, ['canceled']],
    [{ q: 'REFUSED' }, ['failing']],
    [{ q: '100%_' }, ['failing']],
    [{ q: '100_' }, []],
    [{ q: 'by hand' }, ['canceled']],
    [{ q: '/orders' }, ['waiting', 'canceled', 'failing', 'rejected', 'exhausted', 'redacted', 'succeeded']],
    [{ q: '/orders', limit: '3' }, ['waiting', 'canceled', 'failing']],
    [{ q: '/orders', recipient: 'bob@customer.example' }, ['rejected', 'exhausted']],
    [{ q: 'nothing like it' }, []],
  ])('%o', async (query, found) => expect(await deliveries(query)).toEqual(found));

  it('text page by page, without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { q: '/orders', limit: '2', ...(cursor ? { cursor } : {}) };
      const page = await listDeliveries(us, deliveryQuerySchema.parse(query));
      seen.push(...page.items.map(({ id }) => names.get(id) ?? ''));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['waiting', 'canceled', 'failing', 'rejected', 'exhausted', 'redacted', 'succeeded']);
  });

  it('every combination of filters, as going through all of them by hand would', async () => {
    const all = (await listDeliveries(us, deliveryQuerySchema.parse({}))).items;
    const { domain, webhookId } = all[0] ?? {};
    const far = { from: '0001-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' };
    const holds: Record<string, (item: (typeof all)[number], value: string) => boolean> = {
      status: (item, value) =>
        value === 'failed' ? ['rejected', 'exhausted'].includes(item.status) : item.status === value,
      statusCode: (item, value) => String(item.lastAttempt?.statusCode) === value,
      q: (item, value) => `${item.url} ${item.lastAttempt?.reason}`.toLowerCase().includes(value),
      domain: (item, value) => item.domain === value,
      eventType: (item, value) => item.eventType === value,
      webhookId: (item, value) => item.webhookId === value,
      recipient: (item, value) => item.recipient.toLowerCase() === value,
      from: () => true,
      to: () => true,
    };
    const one = (name: string, ...values: (string | undefined)[]) =>
      values.map((value) => (value ? { [name]: value } : {}));
    const queries = one('status', undefined, ...DELIVERY_STATUS_FILTERS)
      .flatMap((query) => one('statusCode', undefined, '200', '406', '503').map((more) => ({ ...query, ...more })))
      .flatMap((query) => one('q', undefined, 'hooks', 'refused').map((more) => ({ ...query, ...more })))
      .flatMap((query) =>
        [{}, { domain }, { eventType: 'opened' }, { webhookId }, { recipient: 'bob@customer.example' }, far].map(
          (more) => ({
            ...query,
            ...more,
          }),
        ),
      );
    for (const query of queries as Record<string, string>[]) {
      const expected = all.filter((item) => Object.entries(query).every(([name, value]) => holds[name]?.(item, value)));
      const { items } = await listDeliveries(us, deliveryQuerySchema.parse(query));
      expect(
        items.map(({ id }) => id),
        JSON.stringify(query),
      ).toEqual(expected.map(({ id }) => id));
    }
  });

  it('what a resend made long after its event', async () => {
    const id = [...names].find(([, name]) => name === 'exhausted')?.[0] ?? '';
    await pool().query('select pg_sleep(0.1)');
    const again = await resendDelivery(us, id);
    expect(await deliveries({ recipient: 'bob@customer.example' })).toEqual(['resent', 'rejected', 'exhausted']);
    await stopDelivery(us, again.id);
    expect(await deliveries({ recipient: 'bob@customer.example', status: 'canceled' })).toEqual(['resent']);
    await pool().query('delete from cancellations where delivery_id = $1', [again.id]);
  });

  it('nobody else', async () => {
    const stranger = callerOf(await addAccount());
    for (const query of [{ recipient: 'ada@customer.example' }, { q: '/orders' }, { statusCode: 503 }]) {
      expect(await deliveries(query, stranger)).toEqual([]);
      expect(await deliveries(query, callerOf(subaccount))).toEqual([]);
      expect(await failures(query, stranger)).toEqual([]);
    }
  });
});

describe('failure logs are found by', () => {
  it.each([
    [{ recipient: 'bob@customer.example' }, ['rejected 1', 'exhausted 1']],
    [{ messageId: 'one@mg.example' }, []],
    [{ statusCode: 503 }, ['canceled 1', 'exhausted 1']],
    [{ q: 'refused' }, ['failing 1']],
    [{ q: 'hooks.example', limit: '1' }, ['canceled 1']],
    [{ q: 'hooks.example', statusCode: 406 }, ['rejected 1']],
  ])('%o', async (query, found) => expect(await failures(query)).toEqual(found));
});

describe('personal data', () => {
  it('is shown as it was sent, whatever was searched for', async () => {
    const { items } = await listDeliveries(us, deliveryQuerySchema.parse({ recipient: 'ada@customer.example' }));
    expect(items.map(({ id, recipient }) => [names.get(id), recipient])).toEqual([
      ['waiting', 'ada@customer.example'],
      ['canceled', 'ada@customer.example'],
      ['redacted', '[REDACTED]'],
      ['succeeded', 'Ada@Customer.example'],
    ]);
  });

  it('of what was not sent yet is shown as it would be sent now', async () => {
    await pool().query('update accounts set redact_pii = true where id = $1', [primary.id]);
    const { items } = await listDeliveries(us, deliveryQuerySchema.parse({ recipient: 'ada@customer.example' }));
    expect(items.map(({ id, recipient }) => [names.get(id), recipient]).slice(0, 2)).toEqual([
      ['waiting', '[REDACTED]'],
      ['canceled', 'ada@customer.example'],
    ]);
    await pool().query('update accounts set redact_pii = false where id = $1', [primary.id]);
  });
});

describe('a webhook that was edited, then deleted', () => {
  it('is still told by its level and description, and found by each of its URLs', async () => {
    const domain = await addDomain(primary);
    const hook = await addWebhook(primary, 'https://old.example/shared/x', { domain, types: ['clicked'] });
    await pool().query("update webhooks set description = 'Clicks' where id = $1", [hook.id]);
    await accept(domain, 'clicked', { id: 'c' });
    const [id] = (await pendingIds()).slice(-1);
    const clicked = (
      await pool().query('select q.id from deliveries q join events e on e.id = q.event_id where e.type = $1', [
        'clicked',
      ])
    ).rows;
    for (const row of clicked) {
      names.set(String(row.id), `clicked ${row.id}`);
      await settle(row.id);
    }
    await pool().query("update webhooks set url = 'https://new.example/shared/y' where id = $1", [hook.id]);
    await pool().query('delete from webhooks where id = $1', [hook.id]);
    const { items } = await listDeliveries(us, deliveryQuerySchema.parse({ q: 'old.example' }));
    expect(items).toMatchObject([{ webhookId: hook.id, description: 'Clicks', url: 'https://old.example/shared/x' }]);
    expect((await getDelivery(us, items[0]?.id ?? String(id))).why).toMatchObject({
      level: 'domain',
      description: 'Clicks',
      reason: expect.stringContaining('deleted'),
    });
    expect(await deliveries({ q: 'new.example' })).toEqual([]);
    expect(await deliveries({ q: '.example/shared/' })).toEqual([`clicked ${items[0]?.id}`]);
  });
});
