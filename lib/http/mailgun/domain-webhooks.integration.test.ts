import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as domainRoute from '@/app/(mailgun)/v3/domains/[domain]/route';
import * as typeRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/route';
import * as testRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/test/route';
import * as v3Route from '@/app/(mailgun)/v3/domains/[domain]/webhooks/route';
import * as v4Route from '@/app/(mailgun)/v4/domains/[domain]/webhooks/route';
import * as domainsRoute from '@/app/(mailgun)/v4/domains/route';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { startReceiver } from '@/lib/testing/receiver';

await withDatabase();

type Client = ReturnType<typeof mailgunClient>;
let owner: Client;
let stranger: Client;
let sub: Client;
let viewer: Client;
let domain = '';
let count = 0;

const A = 'https://a.example.com/hook';
const B = 'https://b.example.com/hook';
const C = 'https://c.example.com/hook';
const D = 'https://d.example.com/hook';

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  const other = systemCaller(await createPrimaryAccount('Other'));
  owner = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret);
  viewer = mailgunClient((await createApiKey(primary, { role: 'viewer' })).secret);
  sub = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
  stranger = mailgunClient((await createApiKey(other, { role: 'admin' })).secret);
});

beforeEach(async () => {
  count += 1;
  domain = `mg${count}.acme.example`;
  await owner(domainsRoute, 'POST', { form: { name: domain } });
});

const on = (more: Record<string, string> = {}) => ({ params: { domain, ...more } });
const v3Post = (form: Record<string, string | string[]>, client = owner) => client(v3Route, 'POST', { ...on(), form });
const v4 = (method: string, form: Record<string, string | string[]>) => owner(v4Route, method, { ...on(), form });
const list = async () => JSON.parse((await owner(v3Route, 'GET', on())).text).webhooks;

describe('v3, one event type per call (MAILGUN 1.2)', () => {
  it('lists nothing as an empty map', async () => {
    expect(await owner(v3Route, 'GET', on())).toMatchObject({ status: 200, text: '{"webhooks":{}}\n' });
  });

  it('creates, shows, replaces and deletes', async () => {
    expect(await v3Post({ id: 'clicked', url: [A, B] })).toMatchObject({
      status: 200,
      text: `{"message":"Webhook has been created","webhook":{"urls":["${A}","${B}"]}}\n`,
    });
    await v3Post({ id: 'accepted', url: A });
    expect((await owner(v3Route, 'GET', on())).text).toBe(
      `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]}}}\n`,
    );
    const path = on({ type: 'clicked' });
    expect((await owner(typeRoute, 'GET', path)).text).toBe(`{"webhook":{"urls":["${A}","${B}"]}}\n`);
    expect(await owner(typeRoute, 'PUT', { ...path, form: { id: 'clicked', url: [C, B] } })).toMatchObject({
      status: 200,
      text: `{"message":"Webhook has been updated","webhook":{"urls":["${C}","${B}"]}}\n`,
    });
    expect(await owner(typeRoute, 'DELETE', path)).toMatchObject({
      status: 200,
      text: `{"message":"Webhook has been deleted","webhook":{"urls":["${B}","${C}"]}}\n`,
    });
    expect(await list()).toEqual({ accepted: { urls: [A] } });
  });

  it.each(['urlencoded', 'multipart', 'json'] as const)('takes a %s body', async (as) => {
    await owner(v3Route, 'POST', { ...on(), form: { id: 'opened', url: [A, B] }, as });
    expect(await list()).toEqual({ opened: { urls: [A, B] } });
  });

  it('takes unsubscribe for unsubscribed and never says it', async () => {
    await v3Post({ id: 'unsubscribe', url: A });
    expect(await list()).toEqual({ unsubscribed: { urls: [A] } });
    expect((await owner(typeRoute, 'GET', on({ type: 'unsubscribe' }))).text).toBe(`{"webhook":{"urls":["${A}"]}}\n`);
  });

  it.each([
    ['no id', { url: A }, { message: "Missing parameter 'id'" }],
    ['no url', { id: 'opened' }, { message: "Missing parameter 'url'" }],
    ['an unknown type', { id: 'deliver', url: A }, { message: "Invalid webhook type 'deliver'" }],
    [
      'a host that cannot be',
      { id: 'opened', url: 'https://x.invalid/' },
      { Reason: 'https://x.invalid/ is not a valid url: host not found' },
    ],
    [
      'four URLs',
      { id: 'opened', url: [A, B, C, D] },
      {
        message: 'unable to add more than 3 urls for event type opened',
        Reason: 'unable to add more than 3 urls for event type opened',
      },
    ],
  ])('refuses %s and keeps nothing of it', async (_, form, body) => {
    const answer = await v3Post(form);
    expect([answer.status, answer.text]).toEqual([400, `${JSON.stringify(body)}\n`]);
    expect(await list()).toEqual({});
  });

  it('does not append to a type that has URLs', async () => {
    await v3Post({ id: 'opened', url: A });
    expect(await v3Post({ id: 'opened', url: B })).toMatchObject({
      status: 400,
      text: '{"message":"Webhook already exists","Reason":"Webhook already exists"}\n',
    });
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s of a type without URLs, or an unknown one, is a 404', async (method) => {
    for (const type of ['opened', 'nonsense']) {
      const form = method === 'PUT' ? { form: { url: A } } : {};
      expect(await owner(typeRoute, method, { ...on({ type }), ...form })).toMatchObject({
        status: 404,
        text: '{"message":"Webhook not found"}\n',
      });
    }
  });

  it('tests a URL with a signed sample and answers what the receiver said', async () => {
    const receiver = await startReceiver(406);
    const form = { url: receiver.url };
    expect(await owner(testRoute, 'PUT', { ...on({ type: 'opened' }), form, as: 'multipart' })).toMatchObject({
      status: 200,
      text: '{"code":406,"message":"Not Acceptable"}\n',
    });
    expect((await receiver.waitFor(1))[0]?.body).toContain(domain);
    await receiver.close();
  });

  it('masks credentials, and keeps them when the masked URL comes back', async () => {
    const masked = 'https://ada:***@a.example.com/';
    expect((await v3Post({ id: 'opened', url: 'https://ada:pw@a.example.com/' })).text).not.toContain('pw');
    expect(await owner(typeRoute, 'PUT', { ...on({ type: 'opened' }), form: { url: [masked, B] } })).toMatchObject({
      text: `{"message":"Webhook has been updated","webhook":{"urls":["${masked}","${B}"]}}\n`,
    });
    expect(await v3Post({ id: 'clicked', url: 'https://eve:***@a.example.com/' })).toMatchObject({ status: 400 });
  });

  it('makes at most three of 20 PUTs and POSTs at once', async () => {
    await v3Post({ id: 'opened', url: A });
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        v4('POST', { url: `https://n${n}.example.com/`, event_types: ['opened', 'clicked'] }),
      ),
    );
    const { opened, clicked } = await list();
    expect(opened.urls).toHaveLength(3);
    // Each of them asked for both types at once: all or nothing.
    expect(clicked.urls).toEqual(opened.urls.slice(1));
  });
});

describe('v4, one URL and many types per call (MAILGUN 1.3)', () => {
  it('adds, replaces and removes, and answers the whole map in the order of the schema', async () => {
    expect(await v4('POST', { url: A, event_types: ['clicked', 'accepted'] })).toMatchObject({
      status: 200,
      text: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}"]}}}\n`,
    });
    expect((await v4('POST', { url: B, event_types: 'clicked, permanent_fail,temporary_fail' })).text).toBe(
      `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]},"temporary_fail":{"urls":["${B}"]},"permanent_fail":{"urls":["${B}"]}}}\n`,
    );
    expect((await v4('PUT', { url: A, event_types: 'clicked,opened' })).text).toContain(
      `{"webhooks":{"opened":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]}`,
    );
    const query = `?url=${encodeURIComponent(A)}&url=${encodeURIComponent('https://unknown.example.com/')}`;
    await owner(v4Route, 'DELETE', { ...on(), query });
    expect(Object.keys(await list())).toEqual(['clicked', 'temporary_fail', 'permanent_fail']);
    expect(await owner(v4Route, 'DELETE', { ...on(), query: `?url=${encodeURIComponent(`${A},${B}`)}` })).toMatchObject(
      {
        status: 200,
        text: '{"webhooks":{}}\n',
      },
    );
  });

  it.each([
    [
      'POST',
      { url: A, event_types: ['opened', 'clicked'] },
      400,
      { Reason: `Webhook for event type 'clicked' with URL '${A}' already exists` },
    ],
    ['POST', { url: A, event_types: 'rejected' }, 400, { message: "Invalid event type 'rejected'" }],
    ['POST', { url: A }, 400, { message: "Missing parameter 'event_types'" }],
    ['PUT', { url: B, event_types: 'opened' }, 404, { Description: 'Webhook not found' }],
    ['DELETE', {}, 400, { Field: 'url' }],
  ])('%s %j is refused', async (method, form, status, body) => {
    await v4('POST', { url: A, event_types: 'clicked' });
    const answer = await v4(method, form as Record<string, string>);
    expect([answer.status, answer.text]).toEqual([status, `${JSON.stringify(body)}\n`]);
    expect(await list()).toEqual({ clicked: { urls: [A] } });
  });
});

describe('who may', () => {
  it("is told nothing of a stranger's, a primary's or another region's domain", async () => {
    const calls: [Parameters<Client>[0], string, Record<string, string>?][] = [
      [v3Route, 'GET'],
      [v3Route, 'POST', { id: 'opened', url: A }],
      [typeRoute, 'GET'],
      [typeRoute, 'PUT', { url: A }],
      [typeRoute, 'DELETE'],
      [testRoute, 'PUT', { url: A }],
      [v4Route, 'POST', { url: A, event_types: 'opened' }],
      [v4Route, 'PUT', { url: A, event_types: 'opened' }],
      [v4Route, 'DELETE', { url: A }],
      [domainRoute, 'GET'],
      [domainRoute, 'PUT', { wildcard: 'true' }],
      [domainRoute, 'DELETE'],
    ];
    for (const [handlers, method, form] of calls) {
      for (const [client, headers] of [
        [stranger, {}],
        [sub, {}],
        [owner, { host: 'api.eu.example.com' }],
      ] as const) {
        const answer = await client(handlers, method, {
          ...on({ type: 'opened' }),
          headers,
          ...(form ? { form } : {}),
        });
        expect([method, answer.status, answer.text]).toEqual([method, 404, '{"message":"Domain not found"}\n']);
      }
    }
  });

  it('a viewer reads and changes nothing', async () => {
    expect(await viewer(v3Route, 'GET', on())).toMatchObject({ status: 200 });
    expect(await v3Post({ id: 'opened', url: A }, viewer)).toMatchObject({
      status: 403,
      text: '{"message":"Forbidden"}\n',
    });
  });

  it('needs a key', async () => {
    const none = await mailgunClient(null)(v3Route, 'GET', on());
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toBe('Basic realm="MG API"');
    expect(await mailgunClient('key-wrong')(v3Route, 'GET', on())).toMatchObject({
      status: 401,
      text: '{"message":"Invalid private key"}\n',
    });
  });

  it('answers a method that is not there with JSON', async () => {
    expect(await owner(v4Route, 'GET', on())).toMatchObject({
      status: 405,
      text: '{"message":"Method Not Allowed"}\n',
    });
  });
});
