import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accountWebhooksRoute from '@/app/(mailgun)/v1/webhooks/route';
import * as eventsRoute from '@/app/(mailgun)/v3/[domain]/events/route';
import * as messagesRoute from '@/app/(mailgun)/v3/[domain]/messages/route';
import * as domainWebhooksRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/route';
import * as testRoute from '@/app/api/webhooks/[id]/test/route';
import * as checkUrlRoute from '@/app/api/webhooks/check-url/route';
import * as webhooksRoute from '@/app/api/webhooks/route';
import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import type { RouteHandler } from './api-route';
import { ingestEventsHandler } from './ingest-events';

await withDatabase();

const DOMAIN = 'mg.acme.example';
let key = '';
let other = '';
let accountId = '';
const limits = {
  REQUEST_RATE_LIMIT: env().REQUEST_RATE_LIMIT,
  INGEST_RATE_LIMIT: env().INGEST_RATE_LIMIT,
  TEST_RATE_LIMIT: env().TEST_RATE_LIMIT,
  FAILED_KEY_RATE_LIMIT: env().FAILED_KEY_RATE_LIMIT,
};
beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  accountId = primary.account.id;
  await createDomain(primary, { name: DOMAIN, verified: true });
  key = (await createApiKey(primary, { role: 'admin' })).secret;
  other = (await createApiKey(primary, { role: 'admin' })).secret;
});
beforeEach(() => {
  Object.assign(env(), limits);
  Object.assign(globalThis, { postwireTurns: undefined, postwireKeyGuesses: undefined });
});

const headers = (secret = key) => ({
  authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}`,
  'content-type': 'application/json',
});
async function call(handler: RouteHandler, method = 'GET', body?: unknown, params = {}, secret = key) {
  const init = { method, headers: headers(secret), ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await handler(new Request('http://127.0.0.1:3000/api/x', init), { params: Promise.resolve(params) });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), json: await response.json() };
}
const limited = { status: 429, retryAfter: expect.stringMatching(/^\d+$/), json: { error: { code: 'rate_limited' } } };

it('URLs are checked 120 times a minute and account, whichever key asks: nobody maps a network with it', async () => {
  Object.assign(env(), { REQUEST_RATE_LIMIT: 0 });
  const check = (secret: string) =>
    call(checkUrlRoute.POST, 'POST', { level: 'account', url: 'ftp://inside.example/' }, {}, secret);
  for (let n = 0; n < 120; n += 1) expect((await check(n % 2 === 0 ? key : other)).status).toBe(200);
  expect(await check(key)).toMatchObject(limited);
  expect(await check(other)).toMatchObject(limited);
});

it('the names of new URLs are looked up 300 times a minute and account, whichever door saves them', async () => {
  for (let n = 0; n < 300; n += 1) takeTurn('names of URLs', accountId, 300);
  const named = { level: 'account', url: 'https://hooks.example/new', eventTypes: ['opened'] };
  expect(await call(webhooksRoute.POST, 'POST', named)).toMatchObject(limited);
  expect(await call(checkUrlRoute.POST, 'POST', { level: 'account', url: named.url }, {}, other)).toMatchObject(
    limited,
  );
  const mailgun = mailgunClient(key);
  const url = 'https://hooks.example/other';
  const v1 = await mailgun(accountWebhooksRoute, 'POST', { form: { url, event_types: 'opened' } });
  const v3 = await mailgun(domainWebhooksRoute, 'POST', { params: { domain: DOMAIN }, form: { id: 'opened', url } });
  for (const { status, text, headers: answered } of [v1, v3]) {
    expect([status, text]).toEqual([429, '{"retry-seconds":60}\n']);
    expect(answered.get('retry-after')).toMatch(/^\d+$/);
  }
  // What is no name asks nobody.
  const literal = { level: 'account', url: 'http://127.0.0.1:9/' };
  expect(await call(checkUrlRoute.POST, 'POST', literal)).toMatchObject({ status: 200, json: { refusal: null } });
});

describe('a key over REQUEST_RATE_LIMIT', () => {
  it('is answered 429 on /api and in Mailgun’s words on its doors, counted together; another key is not', async () => {
    Object.assign(env(), { REQUEST_RATE_LIMIT: 2 });
    expect(await call(webhooksRoute.GET)).toMatchObject({ status: 200 });
    const mailgun = mailgunClient(key);
    expect((await mailgun(eventsRoute, 'GET', { params: { domain: DOMAIN } })).status).toBe(200);
    expect(await call(webhooksRoute.GET)).toMatchObject(limited);
    const over = await mailgun(eventsRoute, 'GET', { params: { domain: DOMAIN } });
    expect([over.status, over.text]).toEqual([429, '{"retry-seconds":60}\n']);
    expect(await call(webhooksRoute.GET, 'GET', undefined, {}, other)).toMatchObject({ status: 200 });
  });

  it('still hands in events and messages', async () => {
    Object.assign(env(), { REQUEST_RATE_LIMIT: 1 });
    await call(webhooksRoute.GET);
    const form = { from: 'a@acme.example', to: 'b@customer.example', subject: 'x', text: 'x' };
    expect((await mailgunClient(key)(messagesRoute, 'POST', { params: { domain: DOMAIN }, form })).status).toBe(200);
  });
});

it('events have a limit of their own, by INGEST_RATE_LIMIT', async () => {
  Object.assign(env(), { INGEST_RATE_LIMIT: 2 });
  const send = () =>
    ingestEventsHandler(
      new Request(`http://127.0.0.1:3000/api/domains/${DOMAIN}/events`, {
        method: 'POST',
        headers: headers(),
        body: JSON.stringify({ event: 'opened', recipient: 'ada@customer.example' }),
      }),
    );
  expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
  const over = await send();
  expect([over.status, over.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  expect(await call(webhooksRoute.GET)).toMatchObject({ status: 200 });
});

it('the Test button is no port scanner: a third of TEST_RATE_LIMIT goes to one host, whatever the port', async () => {
  Object.assign(env(), { TEST_RATE_LIMIT: 6 });
  const test = async (url: string) => {
    const made = await call(webhooksRoute.POST, 'POST', { level: 'account', url, eventTypes: ['opened'] });
    const answer = await call(testRoute.POST, 'POST', { eventType: 'opened' }, { id: made.json.id });
    await call((await import('@/app/api/webhooks/[id]/route')).DELETE, 'DELETE', undefined, { id: made.json.id });
    return answer;
  };
  for (const port of [7, 9]) expect(await test(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 200 });
  expect(await test('http://127.0.0.1:11/')).toMatchObject(limited);
  // Refused ones count for the account as well: 6 in all.
  for (const host of ['a', 'b', 'c']) {
    expect(await test(`http://${host}.nothing.invalid.localhost:9/`)).toMatchObject({ status: 200 });
  }
  expect(await test('http://127.0.0.2:9/')).toMatchObject(limited);
});

it('an invitation is no password to guess: 30 a minute from one address, and this machine’s own is not counted', async () => {
  const { POST } = await import('@/app/api/invitations/accept/route');
  const accept = async (address: string) => {
    const body = JSON.stringify({ token: 'x'.repeat(43), name: 'Eve', password: 'correct horse battery' });
    const given = { 'content-type': 'application/json', 'x-postwire-client-address': address };
    return (await POST(new Request('http://127.0.0.1:3000/x', { method: 'POST', headers: given, body }))).status;
  };
  const statuses = [];
  for (let i = 0; i < 31; i += 1) statuses.push(await accept('203.0.113.9'));
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses[30]).toBe(429);
  expect(await accept('203.0.113.10')).not.toBe(429);
  for (let i = 0; i < 31; i += 1) expect(await accept('127.0.0.1')).not.toBe(429);
});

describe('wrong keys from one address', () => {
  const THEIRS = '203.0.113.9';
  const wrongKey = () => `key-${randomBytes(32).toString('hex')}`;
  const from = (address: string, secret: string) => ({ ...headers(secret), 'x-postwire-client-address': address });
  const body = JSON.stringify({ event: 'opened', recipient: 'ada@customer.example' });
  const ingest = (address: string, secret = wrongKey()) =>
    ingestEventsHandler(
      new Request(`http://127.0.0.1:3000/api/domains/${DOMAIN}/events`, {
        method: 'POST',
        headers: from(address, secret),
        body,
      }),
    );
  const own = (address: string, secret = wrongKey()) =>
    webhooksRoute.GET(new Request('http://127.0.0.1:3000/api/webhooks', { headers: from(address, secret) }));
  const mailgun = (address: string, secret = wrongKey()) =>
    mailgunClient(secret, { 'x-postwire-client-address': address })(eventsRoute, 'GET', { params: { domain: DOMAIN } });
  beforeEach(() => Object.assign(env(), { FAILED_KEY_RATE_LIMIT: 3 }));

  it('are counted together on every door, and refused in its own words when they are too many', async () => {
    expect((await ingest(THEIRS)).status).toBe(401);
    expect((await own(THEIRS)).status).toBe(401);
    expect((await mailgun(THEIRS)).status).toBe(401);
    for (const door of [ingest, own]) {
      const refused = await door(THEIRS);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
      expect(await refused.json()).toMatchObject({
        error: { code: 'rate_limited', message: expect.stringContaining('wrong API keys') },
      });
    }
    const refused = await mailgun(THEIRS);
    expect([refused.status, refused.text]).toEqual([429, '{"retry-seconds":60}\n']);
    expect((await ingest('203.0.113.10')).status).toBe(401);
  });

  it('cost no look-up any more then', async () => {
    for (let i = 0; i < 3; i += 1) await ingest(THEIRS);
    const query = vi.spyOn(pool(), 'query');
    for (const door of [ingest, own, mailgun]) expect((await door(THEIRS)).status).toBe(429);
    expect(query.mock.calls.filter((call) => JSON.stringify(call).includes('find-api-keys'))).toEqual([]);
    query.mockRestore();
  });

  it('do not shut out a neighbour at the same address whose key was good before', async () => {
    expect((await own(THEIRS, key)).status).toBe(200);
    for (let i = 0; i < 5; i += 1) await ingest(THEIRS);
    expect((await ingest(THEIRS)).status).toBe(429);
    expect((await ingest(THEIRS, key)).status).toBe(200);
    expect((await own(THEIRS, key)).status).toBe(200);
    expect((await own(THEIRS, other)).status).toBe(429);
    expect((await own('203.0.113.10', other)).status).toBe(200);
  });

  it('of an IPv6 host are those of its whole /64', async () => {
    for (let i = 0; i < 3; i += 1) expect((await own(`2001:db8:1:2::${i}`)).status).toBe(401);
    expect((await own('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await own('2001:db8:1:3::1')).status).toBe(401);
  });

  it('a revoked key is one of them, also if it was good before', async () => {
    const caller = systemCaller(await createPrimaryAccount('Left'));
    const { id, secret } = await createApiKey(caller, { role: 'admin' });
    expect((await own(THEIRS, secret)).status).toBe(200);
    await pool().query('update api_keys set revoked_at = now() where id = $1', [id]);
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await own(THEIRS, secret)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('are not counted for this machine, whose address may be a proxy’s, nor without a limit', async () => {
    for (let i = 0; i < 6; i += 1) expect((await ingest('127.0.0.1')).status).toBe(401);
    Object.assign(env(), { FAILED_KEY_RATE_LIMIT: 0 });
    for (let i = 0; i < 6; i += 1) expect((await ingest(THEIRS)).status).toBe(401);
  });
});
