import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as pageRoute from '@/app/(mailgun)/v3/[domain]/events/[page]/route';
import * as eventsRoute from '@/app/(mailgun)/v3/[domain]/events/route';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import {
  type EventsAnswer,
  type EventsQuery,
  eventsReader,
  handIn,
  idsOf,
  pageOf,
  T,
} from '@/lib/testing/mailgun-events';
import { addAccount, addDomain, eventOf, type TestAccount } from '@/lib/testing/world';

await withDatabase();

let account: TestAccount;
let domain: EventDomain;
let owner: ReturnType<typeof mailgunClient>;
let reader: ReturnType<typeof eventsReader>;

const callerOf = ({ id, parentId }: TestAccount) => systemCaller({ id, parentId, name: 'Acme' });

beforeAll(async () => {
  account = await addAccount();
  owner = mailgunClient((await createApiKey(callerOf(account), { role: 'viewer' })).secret);
});
beforeEach(async () => {
  domain = await addDomain(account);
  reader = eventsReader(owner, domain.name);
});

describe('GET /v3/{domain}/events (MAILGUN 7)', () => {
  it('answers stored events newest first, with absolute URLs of its pages', async () => {
    await handIn(domain, ['a', 'b', 'c']);
    const { text, headers } = await reader.get();
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(text).toMatch(
      /^\{"items":\[\{"event":"opened","id":"c".*\],"paging":\{"next":"[^"]+","previous":"[^"]+","first":"[^"]+","last":"[^"]+"\}\}\n$/,
    );
    const answer: EventsAnswer = JSON.parse(text);
    expect(answer.items[0]).toEqual({
      event: 'opened',
      id: 'c',
      timestamp: T + 2.5,
      'log-level': 'info',
      account: { id: account.id },
      domain: { name: domain.name },
      recipient: 'ada@customer.example',
      'recipient-domain': 'customer.example',
      tags: [],
      'user-variables': {},
    });
    for (const url of Object.values(answer.paging)) {
      expect(url).toMatch(new RegExp(`^http://api\\.test/v3/${domain.name}/events/[A-Za-z0-9_-]+$`));
    }
  });

  it.each<[EventsQuery, string[]]>([
    [{}, ['e', 'd', 'c', 'b', 'a']],
    [{ ascending: 'yes' }, ['a', 'b', 'c', 'd', 'e']],
    [{ ascending: 'true' }, ['a', 'b', 'c', 'd', 'e']],
    [{ begin: String(T + 1), end: String(T + 4) }, ['b', 'c', 'd']],
    [{ begin: String(T + 4), end: String(T + 1) }, ['d', 'c', 'b']],
    [{ begin: String(T + 1.5), end: String(T + 3.5) }, ['b', 'c', 'd']],
    [{ begin: String(T + 1.500001), ascending: 'yes' }, ['c', 'd', 'e']],
    [{ begin: String(T + 2), ascending: 'no' }, ['b', 'a']],
    [{ begin: new Date((T + 3) * 1000).toUTCString(), ascending: 'yes' }, ['d', 'e']],
    [{ begin: new Date((T + 3) * 1000).toUTCString().replace('GMT', '-0000') }, ['d', 'e']],
    [{ begin: new Date((T + 3) * 1000).toISOString() }, ['d', 'e']],
    [{ limit: '2' }, ['e', 'd']],
    [{ pretty: 'no', event: '' }, ['e', 'd', 'c', 'b', 'a']],
  ])('%j', async (query, expected) => {
    await handIn(domain, ['a', 'b', 'c', 'd', 'e']);
    expect(idsOf(await reader.list(query))).toEqual(expected);
  });

  it.each<[EventsQuery, string]>([
    [{ limit: '301' }, 'limit must be a whole number from 1 to 300'],
    [{ limit: '0' }, 'limit must be a whole number from 1 to 300'],
    [{ begin: 'yesterday' }, "Invalid parameter 'begin': not epoch seconds, an RFC 2822 date or an ISO 8601 date."],
    [
      { begin: '10', end: '20', ascending: 'no' },
      "Invalid parameter 'ascending': no contradicts 'begin' and 'end', which run forward in time",
    ],
    [
      { subject: 'a (b' },
      "Invalid filter expression in parameter 'subject': a closing parenthesis is missing at position 5",
    ],
    [
      { size: '>big' },
      "Invalid filter expression in parameter 'size': a number, or a range such as >10000 <20000, is needed at position 1",
    ],
  ])('%j is refused', async (query, message) => {
    const { status, text } = await reader.get(query);
    expect([status, text]).toEqual([400, `${JSON.stringify({ message })}\n`]);
  });
});

describe('filters', () => {
  it('have a length in all that fits into a URL', async () => {
    const { status, text } = await reader.get({ subject: Array(3).fill('y'.repeat(1_500)) });
    expect([status, JSON.parse(text).message]).toEqual([400, 'Filters have at most 4000 characters in all']);
  });

  const full = (headers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
    message: { headers },
    ...more,
  });

  beforeEach(async () => {
    const at = (id: string, index: number) => ({ id, timestamp: T + index + 0.25 });
    await acceptEvents({
      domain,
      items: [
        eventOf('delivered', {
          ...at('shipped', 0),
          ...full(
            {
              subject: 'Your order has "shipped"',
              from: 'Acme <orders@mg.example>',
              to: 'Ada <ada@x.example>',
              'message-id': 'one@mg.example',
            },
            { tags: ['orders', 'paid'] },
          ),
        }),
        eventOf('permanent_fail', {
          ...at('bounced', 1),
          recipient: 'Bob@x.example',
          message: { headers: { subject: 'Größe', 'message-id': 'two@mg.example' }, size: 15_000 },
        }),
        eventOf('temporary_fail', {
          ...at('deferred', 2),
          recipient: 'carl@y.example',
          message: { attachments: [{ filename: 'a_b.pdf' }], size: 25_000 },
        }),
        eventOf('opened', { ...at('seen', 3), tags: ['orders-old'], 'mailing-list': { address: 'devs@mg.example' } }),
      ],
    });
  });

  it.each<[EventsQuery, string[]]>([
    [{ event: 'failed' }, ['bounced', 'deferred']],
    [{ event: 'opened OR delivered' }, ['shipped', 'seen']],
    [{ event: 'NOT failed' }, ['shipped', 'seen']],
    [{ event: 'rejected OR stored' }, []],
    [{ event: 'failed', severity: 'temporary' }, ['deferred']],
    [{ severity: 'permanent' }, ['bounced']],
    [{ tags: 'orders' }, ['shipped']],
    [{ tags: ['orders', 'paid'] }, ['shipped']],
    [{ tags: ['orders', 'due'] }, []],
    [{ subject: '"has \\"shipped\\""' }, ['shipped']],
    [{ subject: 'GRÖSSE OR größe' }, ['bounced']],
    [{ from: 'orders@mg.example' }, ['shipped']],
    [{ to: 'ada@x.example' }, ['shipped']],
    [{ 'message-id': '<two@mg.example>' }, ['bounced']],
    [{ recipient: 'bob@X.example' }, ['bounced']],
    [{ recipient: 'x.example OR y.example' }, ['bounced', 'deferred']],
    [{ size: '>10000 <20000' }, ['bounced']],
    [{ size: '>10000' }, ['bounced', 'deferred']],
    [{ attachment: 'a_b.pdf' }, ['deferred']],
    [{ attachment: 'aXb.pdf' }, []],
    [{ list: 'devs@mg.example' }, ['seen']],
  ])('%j finds %j', async (query, expected) => {
    expect(idsOf(await reader.list({ ...query, ascending: 'yes' }))).toEqual(expected);
  });

  it('reads on until a page is full, however rare what it looks for is', async () => {
    await handIn(
      domain,
      Array.from({ length: 1_200 }, (_, index) => `n${index}`),
      (index) => ({ tags: [index % 400 === 399 ? 'Rare' : 'rarely rare-ish'], timestamp: T + 100 + index }),
    );
    const first = await reader.list({ tags: 'rare', limit: '2' });
    expect(idsOf(first)).toEqual(['n1199', 'n799']);
    expect((await reader.walk(first)).found).toEqual(['n1199', 'n799', 'n399']);
  });
});

describe('who may read', () => {
  it('nobody but the domain’s own account, in its own region', async () => {
    await handIn(domain, ['a']);
    const notFound = { status: 404, text: '{"message":"Domain not found"}\n' };
    const stranger = mailgunClient((await createApiKey(callerOf(await addAccount()), { role: 'admin' })).secret);
    expect(await eventsReader(stranger, domain.name).get({})).toMatchObject(notFound);
    expect(await eventsReader(owner, 'nowhere.example').get({})).toMatchObject(notFound);
    const eu = await addDomain(account, 'eu');
    expect(await eventsReader(owner, eu.name).get({})).toMatchObject(notFound);
    const { paging } = await reader.list();
    const page = { params: { domain: domain.name, page: pageOf(paging.first) } };
    expect(await stranger(pageRoute, 'GET', page)).toMatchObject(notFound);
  });

  it('a primary’s key reads a subaccount’s events on its behalf only', async () => {
    const sub = await createSubaccount(callerOf(account), 'Below');
    const below = await addDomain({ id: sub.id, parentId: account.id, signingKey: '' });
    await handIn(below, ['a']);
    const call = { params: { domain: below.name } };
    expect((await owner(eventsRoute, 'GET', call)).status).toBe(404);
    const behalf = await owner(eventsRoute, 'GET', { ...call, headers: { 'x-mailgun-on-behalf-of': sub.id } });
    expect(idsOf(JSON.parse(behalf.text))).toEqual(['a']);
  });

  it('a sending key reads nothing', async () => {
    const sending = mailgunClient((await createApiKey(callerOf(account), { role: 'sending' })).secret);
    expect(await eventsReader(sending, domain.name).get({})).toMatchObject({
      status: 403,
      text: '{"message":"Forbidden"}\n',
    });
  });

  it('a page that is none of ours, or one of another domain, is refused', async () => {
    const refused = async (page: string) => {
      const { status, text } = await reader.getPage(page);
      return [status, JSON.parse(text).message];
    };
    const garbage = [400, 'Invalid page: it is not one that a list of events answered with.'];
    expect(await refused('garbage')).toEqual(garbage);
    expect(await refused(Buffer.from('{"v":1}').toString('base64url'))).toEqual(garbage);
    const other = await addDomain(account);
    const { text } = await eventsReader(owner, other.name).get({});
    expect(await refused(pageOf(JSON.parse(text).paging.next))).toEqual([
      400,
      'Invalid page: it is one of another domain.',
    ]);
  });

  it('a page with a place that cannot be is refused, not an error of ours', async () => {
    await handIn(domain, ['a']);
    const { paging } = await reader.list({ ascending: 'yes' });
    const token = JSON.parse(Buffer.from(pageOf(paging.next), 'base64url').toString());
    for (const since of [
      { seen: '9:3:', at: token.position.since.at },
      { seen: '1:1:,,', at: token.position.since.at },
      { seen: '1:2:', at: '2026-99-99T00:00:00.000000Z' },
    ]) {
      const forged = Buffer.from(JSON.stringify({ ...token, position: { ...token.position, since } })).toString(
        'base64url',
      );
      const answer = await reader.getPage(forged);
      expect(answer.status).toBe(400);
    }
  });
});
