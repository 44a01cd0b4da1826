import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { startReceiver } from '@/lib/testing/receiver';
import { createWebhook, deleteWebhook, updateWebhook } from './change-webhook';
import { deleteDomain, listDomains } from './domains';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createDomain } from './provision-domain';
import { systemCaller } from './system-caller';
import { testWebhook } from './test-webhook';
import { getWebhook, listPlaces, listWebhooks } from './webhooks';

await withDatabase();

let primary: Caller;
let sub: Caller;
let stranger: Caller;

const input = (over: Record<string, unknown> = {}) => ({
  level: 'account' as const,
  url: 'https://hooks.example.com/a',
  description: '',
  eventTypes: ['opened' as const],
  ...over,
});
const onDomain = (url: string, over: Record<string, unknown> = {}) =>
  input({ level: 'domain', domain: 'mg.acme.example', url, ...over });

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  sub = systemCaller(await createSubaccount(primary, 'Acme sub'));
  stranger = systemCaller(await createPrimaryAccount('Other'));
  await createDomain(primary, { name: 'mg.acme.example' });
});

async function createMany(make: (n: number) => Promise<unknown>): Promise<{ made: number; codes: unknown[] }> {
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => make(n)));
  const refused = results.filter((result) => result.status === 'rejected');
  return { made: results.length - refused.length, codes: [...new Set(refused.map((result) => result.reason.code))] };
}

describe('three URLs per event type and scope', () => {
  it.each(['account', 'domain'])('hold under 20 creates at once at the %s level', async (level) => {
    const owner = level === 'account' ? systemCaller(await createPrimaryAccount('Crowd')) : primary;
    const make = (n: number) =>
      createWebhook(
        owner,
        level === 'account'
          ? input({ url: `https://h${n}.example.com/`, eventTypes: ['clicked', 'delivered'] })
          : onDomain(`https://h${n}.example.com/`, { eventTypes: ['clicked', 'delivered'] }),
      );
    expect(await createMany(make)).toEqual({ made: 3, codes: ['limit_reached'] });
    const places = await listPlaces(
      owner,
      level === 'account' ? { level } : { level: 'domain', domain: 'mg.acme.example' },
    );
    expect(places.taken).toMatchObject({ clicked: 3, delivered: 3, opened: 0 });
  });

  it('of 20 creates of the same URL at once one is made', async () => {
    const owner = systemCaller(await createPrimaryAccount('Same'));
    expect(await createMany(() => createWebhook(owner, input()))).toEqual({ made: 1, codes: ['conflict'] });
  });

  it('count a region and a level apart', async () => {
    const owner = systemCaller(await createPrimaryAccount('Two regions'));
    for (const n of [1, 2, 3]) await createWebhook(owner, input({ url: `https://h${n}.example.com/` }));
    await expect(createWebhook(owner, input({ url: 'https://h4.example.com/' }))).rejects.toMatchObject({
      code: 'limit_reached',
      fields: { eventTypes: 'unable to add more than 3 urls for event type opened' },
    });
    await expect(createWebhook({ ...owner, region: 'eu' }, input())).resolves.toMatchObject({ region: 'eu' });
  });
});

describe('a webhook', () => {
  it('is made, changed, and deleted', async () => {
    const made = await createWebhook(primary, input({ description: 'Ops', eventTypes: ['clicked', 'accepted'] }));
    expect(made).toMatchObject({ level: 'account', domain: null, eventTypes: ['accepted', 'clicked'], enabled: true });
    const changed = await updateWebhook(primary, made.id, { eventTypes: ['unsubscribed'], enabled: false });
    expect(changed).toMatchObject({ description: 'Ops', eventTypes: ['unsubscribed'], enabled: false });
    expect(await deleteWebhook(primary, made.id)).toEqual({ id: made.id, canceledDeliveries: 0 });
    await expect(getWebhook(primary, made.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows no credentials, and keeps them when the masked URL is sent back', async () => {
    const owner = systemCaller(await createPrimaryAccount('Secrets'));
    const made = await createWebhook(owner, input({ url: 'https://ada:s3cret@hooks.example.com/in' }));
    expect(made.url).toBe('https://ada:***@hooks.example.com/in');
    const secretOf = async () =>
      (await pool().query('select url_secret from webhooks where id = $1', [made.id])).rows[0].url_secret;
    const sealed = await secretOf();
    expect(sealed).not.toContain('s3cret');
    await updateWebhook(owner, made.id, { url: made.url, description: 'renamed' });
    expect(await secretOf()).toBe(sealed);
    await expect(
      updateWebhook(owner, made.id, { url: 'https://ada:***@elsewhere.example.com/' }),
    ).rejects.toMatchObject({ fields: { url: 'The password is masked. Enter it again.' } });
    expect(await updateWebhook(owner, made.id, { url: 'https://hooks.example.com/new' })).toMatchObject({
      url: 'https://hooks.example.com/new',
    });
    expect(await secretOf()).toBeNull();
  });

  it.each([
    ['ftp://example.com/', /http/],
    ['https://host.invalid/', /host not found/],
    ['http://10.0.0.1/', /10\.0\.0\.1/],
    ['http://169.254.169.254/', /metadata/],
    ['nonsense', /./],
  ])('refuses %s', async (url, reason) => {
    const refused = createWebhook(primary, input({ url }));
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_request',
      fields: { url: expect.stringMatching(reason) },
    });
  });

  it('cancels what is owed when it is disabled, and only that type when a type is dropped', async () => {
    const owner = systemCaller(await createPrimaryAccount('Owed'));
    const made = await createWebhook(owner, input({ eventTypes: ['opened', 'clicked'] }));
    const owe = async (row: number, type: string) => {
      await pool().query(
        `insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, recipient, payload)
         values ($1, $2, $2, 'us', $3, $4, now(), now(), 'a@b.example', '{}')`,
        [row, owner.account.id, type, `event-${row}`],
      );
      await pool().query(
        'insert into deliveries (id, event_id, endpoint_id) select $1, $1, endpoint_id from webhooks where id = $2',
        [row, made.id],
      );
    };
    const canceled = async () =>
      (
        await pool().query('select delivery_id::int as id from cancellations where webhook_id = $1 order by 1', [
          made.id,
        ])
      ).rows;
    await owe(1, 'opened');
    await owe(2, 'clicked');
    await updateWebhook(owner, made.id, { eventTypes: ['opened'] });
    expect(await canceled()).toEqual([{ id: 2 }]);
    await updateWebhook(owner, made.id, { enabled: false });
    expect(await canceled()).toEqual([{ id: 1 }, { id: 2 }]);
    await owe(3, 'opened');
    expect(await deleteWebhook(owner, made.id)).toMatchObject({ canceledDeliveries: 1 });
  });

  it('is tested with a signed sample through the same sender', async () => {
    const receiver = await startReceiver(406);
    const owner = systemCaller(await createPrimaryAccount('Tester'));
    await createDomain(owner, { name: 'mg.tester.example' });
    const made = await createWebhook(owner, input({ url: `${receiver.url}/hook` }));
    expect(await testWebhook(owner, made.id, 'clicked')).toMatchObject({ outcome: 'rejected', statusCode: 406 });
    const [request] = await receiver.waitFor(1);
    expect(JSON.parse(request?.body ?? '{}')['event-data']).toMatchObject({
      event: 'clicked',
      domain: { name: 'mg.tester.example' },
    });
    await receiver.close();
  });
});

describe('who reaches a webhook', () => {
  it("a primary reaches its subaccounts', nobody a stranger's or a primary's from below", async () => {
    const below = await createWebhook(sub, input({ url: 'https://sub.example.com/' }));
    const above = await createWebhook(primary, input({ url: 'https://top.example.com/', eventTypes: ['complained'] }));
    expect(await getWebhook(primary, below.id)).toMatchObject({ id: below.id });
    for (const [caller, id] of [
      [stranger, below.id],
      [stranger, above.id],
      [sub, above.id],
      [{ ...primary, region: 'eu' as const }, above.id],
    ] as const) {
      await expect(getWebhook(caller, id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(updateWebhook(caller, id, { enabled: false })).rejects.toMatchObject({ code: 'not_found' });
      await expect(deleteWebhook(caller, id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(testWebhook(caller, id, 'opened')).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it("a subaccount learns for which types the primary's webhooks fire, and no URL", async () => {
    const list = await listWebhooks(sub);
    expect(list.inheritedEventTypes).toContain('complained');
    expect(JSON.stringify(list)).not.toContain('top.example.com');
  });

  it("nobody makes one on a stranger's domain", async () => {
    for (const caller of [stranger, sub, { ...primary, region: 'eu' as const }]) {
      await expect(createWebhook(caller, onDomain('https://x.example.com/'))).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });

  it.each(['viewer', 'sending'] as const)('a %s changes nothing', async (role) => {
    const caller = { ...primary, role };
    await expect(createWebhook(caller, input())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createDomain(caller, { name: 'x.example.com' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createSubaccount(caller, 'x')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('domains', () => {
  it('are listed page by page and take their webhooks along', async () => {
    const owner = systemCaller(await createPrimaryAccount('Domains'));
    for (const name of ['a.d.example', 'b.d.example', 'c.d.example']) await createDomain(owner, { name });
    const first = await listDomains(owner, { limit: 2 });
    expect(first.items.map((domain) => domain.name)).toEqual(['a.d.example', 'b.d.example']);
    const rest = await listDomains(owner, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({ items: [{ name: 'c.d.example' }], nextCursor: null });
    await createWebhook(owner, input({ level: 'domain', domain: 'a.d.example', eventTypes: [...EVENT_TYPES] }));
    expect(await deleteDomain(owner, 'a.d.example')).toEqual({ name: 'a.d.example', canceledDeliveries: 0 });
    expect((await listWebhooks(owner)).items).toEqual([]);
    await expect(createDomain(stranger, { name: 'B.d.example' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(createDomain(owner, { name: 'no spaces' })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
