import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as oneRoute from '@/app/(mailgun)/v1/webhooks/[id]/route';
import * as route from '@/app/(mailgun)/v1/webhooks/route';
import * as v3Route from '@/app/(mailgun)/v3/domains/[domain]/webhooks/route';
import type { Caller } from '@/lib/core/access';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

type Client = ReturnType<typeof mailgunClient>;
let primary: Caller;
let below: Caller;
let owner: Client;
let sub: Client;

const A = 'https://a.example.com/hook';
const ID = /^[0-9a-f]{24}$/;
const FORBIDDEN = '{"message":"Forbidden"}\n';

beforeAll(async () => {
  below = systemCaller(await createSubaccount(systemCaller(await createPrimaryAccount('Above')), 'Below'));
  sub = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
});

beforeEach(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  owner = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret);
});

type Form = Record<string, string | string[]>;
const post = (form: Form, client = owner) => client(route, 'POST', { form });
const create = async (form: Form = {}) => {
  const answer = await post({ url: A, event_types: 'opened', ...form });
  expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/^\{"webhook_id":"[0-9a-f]{24}"\}\n$/) });
  return JSON.parse(answer.text).webhook_id as string;
};
const one = (method: string, id: string, form?: Form, client = owner) =>
  client(oneRoute, method, { params: { id }, ...(form ? { form } : {}) });

describe('v1, account-level webhooks by id (MAILGUN 1.4)', () => {
  it('creates, shows, replaces and deletes', async () => {
    const id = await create({ event_types: ['clicked', 'accepted'], description: 'Ops' });
    const shown = await one('GET', id);
    expect(shown.text).toMatch(
      new RegExp(
        `^{"webhook_id":"${id}","description":"Ops","url":"${A}","event_types":\\["accepted","clicked"\\],"created_at":"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"}\n$`,
      ),
    );
    expect((await owner(route, 'GET')).text).toBe(`{"webhooks":[${shown.text.trim()}]}\n`);
    expect(await one('PUT', id, { url: `${A}/2`, event_types: 'opened' })).toMatchObject({ status: 204, text: '' });
    expect(JSON.parse((await one('GET', id)).text)).toMatchObject({
      description: '',
      url: `${A}/2`,
      event_types: ['opened'],
    });
    expect(await one('DELETE', id)).toMatchObject({ status: 204, text: '' });
    expect(await one('GET', id)).toMatchObject({ status: 404, text: '{"Description":"webhook not found"}\n' });
    expect((await owner(route, 'GET')).text).toBe('{"webhooks":[]}\n');
  });

  it('lists by ids; an empty list of ids lists all', async () => {
    const ids = [await create(), await create({ url: `${A}/2` }), await create({ url: `${A}/3` })];
    const listed = async (query: string) =>
      JSON.parse((await owner(route, 'GET', { query })).text).webhooks.map((w: { webhook_id: string }) => w.webhook_id);
    expect(await listed('?webhook_ids=')).toEqual(ids);
    expect(await listed(`?webhook_ids=${ids[2]},${ids[0]}`)).toEqual([ids[0], ids[2]]);
    expect(await listed(`?webhook_ids=${ids[2]}&webhook_ids=${ids[1]}`)).toEqual([ids[1], ids[2]]);
    expect(await listed(`?webhook_ids=nope,${'f'.repeat(24)}`)).toEqual([]);
  });

  it('deletes by ids, which go before all, or all', async () => {
    const [first, second] = [await create(), await create({ url: `${A}/2` })];
    await create({ url: `${A}/3` });
    const remove = (query: string) => owner(route, 'DELETE', { query });
    expect(await remove(`?webhook_ids=${first},${second}&all=true`)).toMatchObject({ status: 204, text: '' });
    expect(JSON.parse((await owner(route, 'GET')).text).webhooks).toHaveLength(1);
    expect(await remove('?all=true')).toMatchObject({ status: 204, text: '' });
    expect(await remove('?all=true')).toMatchObject({
      status: 404,
      text: '{"Description":"no webhooks found for account"}\n',
    });
    expect(await remove(`?webhook_ids=${first},`)).toMatchObject({
      status: 400,
      text: '{"message":"Invalid parameter: webhook_ids malformed webhook_ids parameter: empty values not allowed"}\n',
    });
    expect(await remove('')).toMatchObject({ status: 400 });
  });

  it('takes `all` as Python writes it, and nothing else for it', async () => {
    await create();
    const remove = (query: string) => owner(route, 'DELETE', { query });
    expect(await remove('?all=false')).toMatchObject({ status: 400 });
    expect(await remove('?all=True')).toMatchObject({ status: 204 });
  });

  it('takes event types repeated, joined, both, and by the alias', async () => {
    const id = await create({ event_types: ['clicked,unsubscribe', 'opened'] });
    expect(JSON.parse((await one('GET', id)).text).event_types).toEqual(['opened', 'clicked', 'unsubscribed']);
    expect(await one('PUT', id, { url: A, event_types: 'unsubscribe,unsubscribed' })).toMatchObject({
      status: 400,
      text: `{"Field":"event_types","Value":"duplicate event types: 'unsubscribed'"}\n`,
    });
  });

  it('masks credentials and keeps them when what is shown comes back', async () => {
    const id = await create({ url: 'https://ada:secret@a.example.com/' });
    expect((await one('GET', id)).text).toContain('"url":"https://ada:***@a.example.com/"');
    const answer = await one('PUT', id, { url: 'https://ada:***@a.example.com/', event_types: 'clicked' });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(await post({ url: 'https://ada:secret@a.example.com/', event_types: 'clicked' })).toMatchObject({
      status: 409,
      text: `{"Description":"Webhook for event type 'clicked' with URL 'https://ada:***@a.example.com/' already exists"}\n`,
    });
  });

  it.each([
    ['an unknown type', { event_types: 'invalid_type' }, 404, { Description: "event_type 'invalid_type' is invalid" }],
    [
      'a type twice',
      { event_types: 'accepted,accepted' },
      400,
      { Field: 'event_types', Value: "duplicate event types: 'accepted'" },
    ],
    ['no type', { event_types: '' }, 400, { message: "Missing parameter 'event_types'" }],
    ['no URL', { url: '' }, 400, { message: "Missing parameter 'url'" }],
    [
      'a bad URL',
      { url: 'https://x.invalid/' },
      400,
      { message: 'https://x.invalid/ is not a valid url: host not found' },
    ],
    [
      'a long description',
      { description: 'x'.repeat(201) },
      400,
      { message: 'description has at most 200 characters' },
    ],
  ])('refuses %s', async (_, form, status, body) => {
    const answer = await post({ url: A, event_types: 'opened', ...form });
    expect([answer.status, answer.text]).toEqual([status, `${JSON.stringify(body)}\n`]);
    expect((await owner(route, 'GET')).text).toBe('{"webhooks":[]}\n');
  });

  it('refuses a fourth URL, also of 20 at once, and a URL that is there', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => post({ url: `${A}/${n}`, event_types: ['delivered', 'opened'] })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3);
    const refused = answers.find((answer) => answer.status !== 200);
    expect(refused).toMatchObject({
      status: 409,
      text: '{"Description":"unable to add more than 3 urls for event type delivered"}\n',
    });
    await create({ url: A, event_types: 'clicked' });
    expect(await post({ url: A, event_types: 'clicked' })).toMatchObject({ status: 409 });
  });

  it.each([
    ['a malformed id', 'nope', 400, '{"Field":"webhook_id","Value":"is not valid"}\n'],
    ['an unknown id', 'f'.repeat(24), 404, `{"Description":"webhook_id not found: ${'f'.repeat(24)}"}\n`],
  ])('DELETE of %s', async (_, id, status, text) => expect(await one('DELETE', id)).toMatchObject({ status, text }));
});

describe('who may', () => {
  it("a stranger's and a subaccount's key find nothing, nor does another region", async () => {
    const id = await create();
    const eu = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret, { host: 'api.eu.example.com' });
    for (const client of [sub, eu]) {
      expect((await client(route, 'GET')).text).toBe('{"webhooks":[]}\n');
      expect(await one('GET', id, undefined, client)).toMatchObject({ status: 404 });
      expect(await one('PUT', id, { url: A, event_types: 'opened' }, client)).toMatchObject({ status: 404 });
      expect(await one('DELETE', id, undefined, client)).toMatchObject({ status: 404 });
    }
    expect(await one('GET', id)).toMatchObject({ status: 200 });
  });

  it("shows no domain-level webhook, and none of a domain's own", async () => {
    await createDomain(primary, { name: 'mg.v1.example' });
    await owner(v3Route, 'POST', { params: { domain: 'mg.v1.example' }, form: { id: 'opened', url: A } });
    expect((await owner(route, 'GET')).text).toBe('{"webhooks":[]}\n');
  });

  it("a primary's key acts on behalf of its subaccount", async () => {
    const account = await createSubaccount(primary, 'Sub');
    const secret = (await createApiKey(primary, { role: 'developer' })).secret;
    const id = await create();
    const behalf = mailgunClient(secret, { 'x-mailgun-on-behalf-of': account.id });
    expect(await one('GET', id, undefined, behalf)).toMatchObject({ status: 404 });
    expect(JSON.parse((await post({ url: A, event_types: 'opened' }, behalf)).text).webhook_id).toMatch(ID);
    const strange = mailgunClient(secret, { 'x-mailgun-on-behalf-of': below.account.id });
    expect(await strange(route, 'GET')).toMatchObject({ status: 404, text: '{"message":"Not Found"}\n' });
  });

  it('a bad key is 403, none 401, a sending key 403', async () => {
    expect(await mailgunClient('key-wrong')(route, 'GET')).toMatchObject({ status: 403, text: FORBIDDEN });
    expect(await mailgunClient(null)(route, 'GET')).toMatchObject({ status: 401 });
    const sending = mailgunClient((await createApiKey(primary, { role: 'sending' })).secret);
    expect(await sending(route, 'GET')).toMatchObject({ status: 403, text: FORBIDDEN });
  });
});
