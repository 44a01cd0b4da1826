import { beforeAll, describe, expect, it } from 'vitest';
import * as unknownRoute from '@/app/api/[[...path]]/route';
import * as configurationRoute from '@/app/api/configuration/route';
import * as webhookRoute from '@/app/api/webhooks/[id]/route';
import * as webhooksRoute from '@/app/api/webhooks/route';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { signInAs } from '@/lib/testing/session';
import type { RouteHandler } from './api-route';

await withDatabase();

let key = '';
let subKey = '';
let session = '';

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  key = (await createApiKey(primary, { role: 'admin' })).secret;
  subKey = (await createApiKey(below, { role: 'admin' })).secret;
  const password = 'long enough';
  const { id } = await createUser(primary, { email: 'ada@acme.example', name: 'Ada', role: 'admin', password });
  session = (await signInAs(id)).cookie;
});

interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  query?: string;
  params?: Record<string, string>;
}
const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}` });
async function call(handlers: Partial<Record<string, RouteHandler>>, options: Call = {}) {
  const { method = 'GET', headers = basic(key), body, query = '', params = {} } = options;
  const request = new Request(`http://127.0.0.1:3000/api/x${query}`, {
    method,
    headers: {
      host: '127.0.0.1:3000',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const response = await handlers[method]?.(request, { params: Promise.resolve(params) });
  if (!response) throw new Error(`No ${method}.`);
  return { status: response.status, headers: response.headers, json: await response.json() };
}
const webhook = { level: 'account', url: 'https://a.example.com/', eventTypes: ['opened'] };

describe('bad input', () => {
  it.each([
    ['no JSON', { body: '{' }, 400, 'invalid_request', undefined],
    ['nothing', {}, 400, 'invalid_request', undefined],
    ['a form', { body: 'a=b', type: 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type', undefined],
    ['too much', { body: JSON.stringify({ url: 'x'.repeat(300_000) }) }, 413, 'payload_too_large', undefined],
    ['an unknown field', { body: JSON.stringify({ ...webhook, secret: 1 }) }, 400, 'invalid_request', 'secret'],
    [
      'a bad type',
      { body: JSON.stringify({ ...webhook, eventTypes: ['nope'] }) },
      400,
      'invalid_request',
      'eventTypes[0]',
    ],
    ['no domain', { body: JSON.stringify({ ...webhook, level: 'domain' }) }, 400, 'invalid_request', 'domain'],
    ['a bad URL', { body: JSON.stringify({ ...webhook, url: 'ftp://x' }) }, 400, 'invalid_request', 'url'],
  ])(
    '%s is refused with its reason',
    async (_, { type, ...options }: Call & { type?: string }, status, code, field) => {
      const headers = { ...basic(key), ...(type ? { 'content-type': type } : {}) };
      const answer = await call(webhooksRoute, { method: 'POST', ...options, headers });
      expect([answer.status, answer.json.error.code]).toEqual([status, code]);
      if (field) expect(Object.keys(answer.json.error.fields)).toEqual([field]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('an unknown path and a method that is not there answer JSON', async () => {
    expect(await call(unknownRoute)).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } });
    const answer = await call(webhookRoute, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, PATCH, DELETE']);
  });

  it('nobody gets a 401', async () => {
    expect(await call(webhooksRoute, { headers: {} })).toMatchObject({
      status: 401,
      json: { error: { code: 'unauthenticated' } },
    });
  });
});

describe('webhooks over HTTP', () => {
  it('are created, shown, changed and deleted', async () => {
    const made = await call(webhooksRoute, { method: 'POST', body: JSON.stringify(webhook) });
    expect(made).toMatchObject({ status: 200, json: { url: webhook.url, enabled: true, lastAttempt: null } });
    const params = { id: made.json.id };
    const body = '{"enabled":false}';
    expect(await call(webhookRoute, { method: 'PATCH', params, body })).toMatchObject({ json: { enabled: false } });
    expect(await call(webhookRoute, { params, headers: basic(subKey) })).toMatchObject({ status: 404 });
    const deleted = await call(webhookRoute, { method: 'DELETE', params });
    expect(deleted.json).toEqual({ id: params.id, canceledDeliveries: 0 });
    expect((await call(webhooksRoute)).json).toEqual({ items: [], nextCursor: null, inheritedEventTypes: [] });
  });
});

describe('a session', () => {
  const create = (headers: Record<string, string>) =>
    call(webhooksRoute, { method: 'POST', body: '{}', headers: { cookie: session, ...headers } });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'http://127.0.0.1:4000' }],
    ['an opaque origin', { origin: 'null' }],
  ])('changes nothing when %s asks', async (_, headers) => {
    expect(await create(headers)).toMatchObject({ status: 403, json: { error: { code: 'forbidden' } } });
  });

  it.each([
    ['its own page', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' }],
    ['a script', {}],
  ])('is heard when %s asks', async (_, headers) => {
    expect(await create(headers)).toMatchObject({ status: 400 });
  });
});

it('a redaction setting is an unknown field to a subaccount, like any other', async () => {
  const patch = async (field: string) => {
    const body = JSON.stringify({ [field]: true });
    const answer = await call(configurationRoute, { method: 'PATCH', body, headers: basic(subKey) });
    return [answer.status, JSON.stringify(answer.json).replaceAll(field, '…')];
  };
  expect(await patch('redactPii')).toEqual(await patch('anything'));
  expect((await patch('redactPii'))[0]).toBe(400);
});
