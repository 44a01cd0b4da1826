import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as messagesRoute from '@/app/(mailgun)/v3/[domain]/messages/route';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import {
  DOMAIN,
  forgetEvents,
  LEAST,
  type MailgunClient,
  type MessageForm,
  postRaw,
  sendingWorld,
  storedEvents,
  storedTypes,
} from '@/lib/testing/sending-world';

await withDatabase();

let world: Awaited<ReturnType<typeof sendingWorld>>;

beforeAll(async () => {
  world = await sendingWorld();
});
beforeEach(forgetEvents);

interface Send {
  client?: MailgunClient;
  domain?: string;
  as?: 'urlencoded' | 'multipart' | 'json';
  headers?: Record<string, string>;
}
const send = (form: MessageForm, { client = world.owner, domain = DOMAIN, ...rest }: Send = {}) =>
  client(messagesRoute, 'POST', { params: { domain }, form, ...rest });

describe('what is refused leaves no event', () => {
  const domainNotFound = (name: string) => ({ message: `Domain not found: ${name}` });
  it.each<[string, MessageForm, Send, number, object]>([
    [
      'a bad to',
      { ...LEAST, to: 'ada@x.example, bob' },
      {},
      400,
      { message: 'to parameter is not a valid address. please check documentation' },
    ],
    [
      'a variable with NUL',
      { ...LEAST, 'v:x': 'a\0b' },
      {},
      400,
      { message: 'No event was accepted: [0].user-variables.x must not contain a NUL character.' },
    ],
    ['an unknown domain', LEAST, { domain: 'nowhere.example' }, 404, domainNotFound('nowhere.example')],
    ["another region's", LEAST, { domain: 'mg.eu.example' }, 404, domainNotFound('mg.eu.example')],
    [
      "a subaccount's, not on its behalf",
      LEAST,
      { domain: 'sub.acme.example' },
      404,
      domainNotFound('sub.acme.example'),
    ],
    [
      'a disabled domain',
      LEAST,
      { domain: 'off.acme.example' },
      403,
      { message: 'Domain off.acme.example is not allowed to send: Domain disabled' },
    ],
  ])('%s', async (_, form, options, status, body) => {
    const answer = await send(form, options);
    expect([answer.status, answer.text]).toEqual([status, `${JSON.stringify(body)}\n`]);
    expect(await storedTypes()).toEqual([]);
  });

  it('more than 25 MB, also when it is only so once unpacked', async () => {
    const tooLarge = { status: 413, text: '{"message":"Request entity too large: a message has at most 25 MB"}\n' };
    const body = new Uint8Array(25 * 1024 * 1024 + 1);
    expect(await postRaw(messagesRoute, world.key, body)).toEqual(tooLarge);
    expect(
      await postRaw(messagesRoute, world.key, new Uint8Array(gzipSync(body)), { 'content-encoding': 'gzip' }),
    ).toEqual(tooLarge);
  });

  it('events that together would be absurdly large', async () => {
    const to = Array.from({ length: 1_000 }, (_, index) => `click+${index}@x.example`);
    const answer = await send({ ...LEAST, to, 'v:x': 'x'.repeat(16_000) });
    expect([answer.status, answer.text]).toEqual([
      413,
      `{"message":"The message's events have more than 32 MiB: send it to fewer recipients."}\n`,
    ]);
    expect(await storedTypes()).toEqual([]);
  });

  it('a method that is not there', async () => {
    expect(await world.owner(messagesRoute, 'GET', { params: { domain: DOMAIN } })).toMatchObject({
      status: 405,
      text: '{"message":"Method Not Allowed"}\n',
    });
  });
});

describe('who may', () => {
  it.each(['key-wrong', null])('with the key %s it is 401 and text, as recorded', async (wrong) => {
    const answer = await send(LEAST, { client: mailgunClient(wrong) });
    expect(answer).toMatchObject({ status: 401, text: 'Forbidden' });
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="MG API"');
  });

  it('a sending key, but world.bound to a domain only for that one; not a viewer', async () => {
    expect(await send(LEAST, { client: world.sending })).toMatchObject({ status: 200 });
    expect(await send(LEAST, { client: world.bound, domain: 'other.acme.example' })).toMatchObject({ status: 200 });
    expect(await storedTypes()).toHaveLength(4);
    for (const client of [world.bound, world.viewer]) {
      expect(await send(LEAST, { client })).toMatchObject({ status: 403, text: '{"message":"Forbidden"}\n' });
    }
    expect(await storedTypes()).toHaveLength(4);
  });

  it('a primary for its subaccount on its behalf, and the subaccount itself, until it is disabled', async () => {
    const headers = { 'x-mailgun-on-behalf-of': world.subId };
    expect(await send(LEAST, { domain: 'sub.acme.example', headers })).toMatchObject({ status: 200 });
    expect(await send(LEAST, { domain: 'sub.acme.example', client: world.sub })).toMatchObject({ status: 200 });
    expect(new Set((await storedEvents()).map((event) => event.account_id))).toEqual(new Set([world.subId]));
    await pool().query("update accounts set status = 'disabled' where id = $1", [world.subId]);
    expect(await send(LEAST, { domain: 'sub.acme.example', headers })).toMatchObject({
      status: 403,
      text: '{"message":"Domain sub.acme.example is not allowed to send: Account disabled"}\n',
    });
    expect(await send(LEAST, { domain: 'sub.acme.example', client: world.sub })).toMatchObject({ status: 403 });
    expect(await storedTypes()).toHaveLength(4);
  });

  it("a region's own domains, on its host, with its storage", async () => {
    const headers = { host: 'api.eu.example.com' };
    expect(await send(LEAST, { domain: 'mg.eu.example', headers })).toMatchObject({ status: 200 });
    expect((await storedEvents())[0]?.payload.storage.url).toContain(
      'https://storage-europe-west1.api.mailgun.net/v3/domains/mg.eu.example/',
    );
    expect(await send(LEAST, { headers })).toMatchObject({ status: 404 });
  });
});
