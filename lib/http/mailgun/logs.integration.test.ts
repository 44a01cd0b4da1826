import { beforeAll, describe, expect, it } from 'vitest';
import * as logsRoute from '@/app/(mailgun)/v1/analytics/logs/route';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { handIn, T } from '@/lib/testing/mailgun-events';
import { addAccount, addDomain, eventOf, type TestAccount } from '@/lib/testing/world';

await withDatabase();

type Client = ReturnType<typeof mailgunClient>;
interface Logs {
  start: string;
  end: string;
  items: { id: string }[];
  pagination: Partial<Record<'previous' | 'next' | 'first' | 'last', string>> & { total?: number };
}

let account: TestAccount;
let owner: Client;
let below: Client;
let subId = '';
let [one, two, eu, sub]: EventDomain[] = [];

const callerOf = ({ id, parentId }: TestAccount) => systemCaller({ id, parentId, name: 'Acme' });
const mail = (seconds: number) => `${new Date(seconds * 1_000).toUTCString().slice(0, 25)} -0000`;
const WINDOW = { start: mail(T), end: mail(T + 100) };

/** Posts a body as JSON exactly as it is: the SDKs send objects in it. */
async function post(body: Record<string, unknown>, client = owner) {
  const form = body as Record<string, string>;
  return client(logsRoute, 'POST', { form, as: 'json' });
}
async function search(body: Record<string, unknown>, client = owner): Promise<Logs> {
  const { status, text } = await post({ ...WINDOW, ...body }, client);
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return JSON.parse(text);
}
const ids = ({ items }: Logs) => items.map(({ id }) => id);
const where = (attribute: string, comparator: string, ...values: string[]) => ({
  AND: [{ attribute, comparator, values: values.map((value) => ({ label: value, value })) }],
});
const ASC = { sort: 'timestamp:asc' };

beforeAll(async () => {
  account = await addAccount();
  const created = await createSubaccount(callerOf(account), 'Below');
  subId = created.id;
  const subaccount = { id: subId, parentId: account.id, signingKey: '' };
  [one, two, eu, sub] = [
    await addDomain(account),
    await addDomain(account),
    await addDomain(account, 'eu'),
    await addDomain(subaccount),
  ];
  owner = mailgunClient((await createApiKey(callerOf(account), { role: 'viewer' })).secret);
  below = mailgunClient((await createApiKey(callerOf(subaccount), { role: 'viewer' })).secret);
  await handIn(one, ['a', 'c', 'e'], (index) => ({ timestamp: T + 2 * index + 0.5, tags: ['odd', `n${index}`] }));
  await handIn(two, ['b', 'd'], (index) => ({ timestamp: T + 1 + 2 * index + 0.5 }));
  await handIn(eu, ['elsewhere']);
  await handIn(sub, ['below'], () => ({ timestamp: T + 10.5 }));
  await acceptEvents({
    domain: two,
    items: [
      eventOf('temporary_fail', { id: 'f', timestamp: T + 5.25, reason: 'greylisted', recipient: 'bob@x.example' }),
    ],
  });
});

describe('POST /v1/analytics/logs (MAILGUN 7)', () => {
  it('answers the recorded shape', async () => {
    const { text } = await post({
      ...WINDOW,
      filter: where('recipient', '=', 'bob@x.example'),
      pagination: { ...ASC, limit: 50 },
    });
    expect(text).toBe(
      `{"start":"${WINDOW.start}","end":"${WINDOW.end}","items":[{"id":"f","event":"failed","@timestamp":"${new Date((T + 5.25) * 1_000).toISOString()}",` +
        `"account":{"id":"${account.id}"},"domain":{"name":"${two?.name}"},"recipient":"bob@x.example","recipient-domain":"x.example",` +
        `"log-level":"warn","user-variables":"{}","severity":"temporary","reason":"greylisted"}],"pagination":{},"aggregates":{}}\n`,
    );
  });

  it('searches all domains of the account in the region, newest first', async () => {
    expect(ids(await search({}))).toEqual(['f', 'e', 'd', 'c', 'b', 'a']);
    expect(ids(await search({ pagination: ASC }))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    const text = (await owner(logsRoute, 'POST', { form: WINDOW, headers: { host: 'api.eu.acme.example' } })).text;
    expect(ids(JSON.parse(text))).toEqual(['elsewhere']);
  });

  it('subaccounts’ events only when asked for, with their parent’s id', async () => {
    const answer = await search({ include_subaccounts: true });
    expect(ids(answer)).toEqual(['below', 'f', 'e', 'd', 'c', 'b', 'a']);
    expect(answer.items[0]).toMatchObject({ account: { 'parent-id': account.id, id: subId } });
    expect(ids(await search({ include_subaccounts: true }, below))).toEqual(['below']);
    expect(ids(await search({ include_subaccounts: true, filter: where('subaccount', '=', subId) }))).toEqual([
      'below',
    ]);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ events: ['failed'] }, ['f']],
    [{ events: ['opened', 'failed'], filter: where('event', '!=', 'opened') }, ['f']],
    [{ metric_events: ['temporary_failed'] }, ['f']],
    [{ events: ['rejected'] }, []],
    [{ filter: where('tag', '=', 'N1') }, ['c']],
    [{ filter: where('tag', 'contains', 'n') }, ['a', 'c', 'e']],
    [{ filter: where('tag', 'not contains', 'n') }, ['b', 'd', 'f']],
    [{ filter: where('reason', '=', 'greylisted', 'bounce') }, ['f']],
    [{ filter: { AND: [] } }, ['a', 'b', 'c', 'd', 'e', 'f']],
    [{ filter: { AND: [...where('tag', '=', 'odd').AND, ...where('tag', '=', 'n2').AND] } }, ['e']],
    [{ start: mail(T + 2), end: mail(T + 4) }, ['c', 'd']],
    [{ end: mail(T + 5), duration: '1h' }, ['a', 'b', 'c', 'd', 'e']],
  ])('%j finds %j', async (body, expected) => {
    expect(ids(await search({ ...body, pagination: ASC })).sort()).toEqual(expected);
  });

  it('a domain that is denied is left out', async () => {
    const name = one?.name ?? '';
    expect(ids(await search({ filter: where('domain', '!=', name) }))).toEqual(['f', 'd', 'b']);
    expect(ids(await search({ filter: where('domain', '=', name.toUpperCase()) }))).toEqual(['e', 'c', 'a']);
  });

  it('without dates it is the last day, and an empty end is now', async () => {
    const now = Date.now() / 1_000;
    await handIn(one as EventDomain, ['fresh', 'old'], (index) => ({ timestamp: now - 60 - index * 90_000 }));
    const { text } = await post({});
    const answer: Logs = JSON.parse(text);
    expect(ids(answer)).toEqual(['fresh']);
    expect(Date.parse(answer.end) - Date.parse(answer.start)).toBe(86_400_000);
    expect(ids(JSON.parse((await post({ start: mail(now - 100_000), end: '' })).text))).toEqual(['fresh', 'old']);
  });

  it.each([
    [{ start: 'x' }, "Invalid parameter 'start': not epoch seconds, an RFC 2822 date or an ISO 8601 date."],
    [{ start: mail(T + 5), end: mail(T) }, 'Invalid start: it must not be after the end'],
    [{ duration: 'long' }, "Invalid duration: it must be hours or days such as '2h' or '1d'"],
    [{ filter: where('colour', '=', 'x') }, "Invalid filter: unknown attribute 'colour'"],
    [{ filter: where('event', '~', 'x') }, "Invalid filter: unknown comparator '~'"],
    [{ filter: { OR: [] } }, 'Invalid filter.AND: it must be {"AND":['],
    [{ filter: 'event' }, 'Invalid filter: it must be {"AND":['],
    [{ events: ['nothing'] }, "Invalid events: unknown 'nothing'"],
    [{ pagination: { sort: 'subject:asc' } }, 'Invalid pagination.sort: sort is timestamp:asc or timestamp:desc'],
    [{ pagination: { limit: 101 } }, 'Invalid pagination.limit: '],
    [{ pagination: { token: 'garbage' } }, 'Invalid pagination.token: it is not one that your search answered with.'],
  ])('%j is refused', async (body, message) => {
    const { status, text } = await post(body);
    expect([status, JSON.parse(text).message.slice(0, message.length)]).toEqual([400, message]);
  });

  it('a sending key reads nothing; other methods are not there', async () => {
    const sending = mailgunClient((await createApiKey(callerOf(account), { role: 'sending' })).secret);
    expect(await post({}, sending)).toMatchObject({ status: 403, text: '{"message":"Forbidden"}\n' });
    expect((await owner(logsRoute, 'GET')).status).toBe(405);
  });
});

describe('pages of a search', () => {
  const page = async (token: string | undefined, client = owner) => search({ pagination: { token } }, client);

  it.each([
    ['timestamp:asc', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['timestamp:desc', ['f', 'e', 'd', 'c', 'b', 'a']],
  ])('%s: to the end and back', async (sort, expected) => {
    const first = await search({ pagination: { sort, limit: 4 }, include_totals: true });
    expect([ids(first), first.pagination.total]).toEqual([expected.slice(0, 4), 6]);
    expect(Object.keys(first.pagination)).toEqual(['next', 'first', 'last', 'total']);
    const second = await page(first.pagination.next);
    expect([ids(second), Object.keys(second.pagination)]).toEqual([
      expected.slice(4),
      ['previous', 'first', 'last', 'total'],
    ]);
    const back = await page(second.pagination.previous);
    expect([ids(back), Object.keys(back.pagination)]).toEqual([
      expected.slice(0, 4),
      ['next', 'first', 'last', 'total'],
    ]);
    expect(ids(await page(second.pagination.first))).toEqual(expected.slice(0, 4));
    expect(ids(await page(first.pagination.last))).toEqual(expected.slice(2));
  });

  it('totals count what the filter lets through', async () => {
    const { pagination } = await search({ filter: where('tag', '=', 'odd'), include_totals: true });
    expect(pagination).toEqual({ total: 3 });
  });

  it('a token of another account or region opens nothing', async () => {
    const { pagination } = await search({ pagination: { limit: 1 } });
    const body = { pagination: { token: pagination.next } };
    expect((await post(body, below)).status).toBe(400);
    const form = { pagination: JSON.stringify(body.pagination) };
    const inEu = await owner(logsRoute, 'POST', { form, headers: { host: 'api.eu.acme.example' } });
    expect(inEu.status).toBe(400);
  });

  it('a page asked for again shows what has come behind its place', async () => {
    const first = await search({ pagination: { ...ASC, limit: 4 } });
    await handIn(two as EventDomain, ['new'], () => ({ timestamp: T + 50 }));
    expect(ids(await page(first.pagination.next))).toEqual(['e', 'f', 'new']);
  });

  it('1,000 events of one microsecond over two domains: none lost, none twice', async () => {
    const at = T + 1_000_000.25;
    await handIn(
      one as EventDomain,
      Array.from({ length: 500 }, (_, index) => `x${index}`),
      () => ({ timestamp: at }),
    );
    await handIn(
      two as EventDomain,
      Array.from({ length: 500 }, (_, index) => `y${index}`),
      () => ({ timestamp: at }),
    );
    let answer = await search({ start: mail(at - 5), end: mail(at + 5), pagination: { ...ASC, limit: 99 } });
    const found = ids(answer);
    while (answer.pagination.next) {
      answer = await page(answer.pagination.next);
      found.push(...ids(answer));
    }
    expect([found.length, new Set(found).size]).toEqual([1_000, 1_000]);
  });
});
