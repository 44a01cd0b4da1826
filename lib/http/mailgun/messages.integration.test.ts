import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as messagesRoute from '@/app/(mailgun)/v3/[domain]/messages/route';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import {
  DOMAIN,
  forgetEvents,
  LEAST,
  type MessageForm,
  postRaw,
  sendingWorld,
  storedEvents,
  storedTypes,
} from '@/lib/testing/sending-world';
import { addWebhook } from '@/lib/testing/world';

await withDatabase();

let world: Awaited<ReturnType<typeof sendingWorld>>;

beforeAll(async () => {
  world = await sendingWorld();
});
beforeEach(forgetEvents);

const send = (form: MessageForm, as?: 'urlencoded' | 'multipart' | 'json') =>
  world.owner(messagesRoute, 'POST', { params: { domain: DOMAIN }, form, ...(as ? { as } : {}) });
const ID = /^\{"id":"<(\d{14}\.[0-9a-f]{16}@mg\.acme\.example)>","message":"Queued\. Thank you\."\}\n$/;

describe('POST /v3/{domain}/messages', () => {
  it.each(['urlencoded', 'multipart', 'json'] as const)('takes a %s body and answers as recorded', async (as) => {
    const answer = await send(LEAST, as);
    expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(ID) });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-mailgun-key-id')).toBe(world.keyId);
    const id = ID.exec(answer.text)?.[1];
    expect(await storedEvents()).toMatchObject([
      { type: 'accepted', recipient: 'ada@x.example', message_id: id, account_id: world.accountId },
      { type: 'delivered', recipient: 'ada@x.example', message_id: id, account_id: world.accountId },
    ]);
  });

  it.each([
    ['bounce@x.example', ['accepted', 'permanent_fail']],
    ['Bounce+1@x.example', ['accepted', 'permanent_fail']],
    ['defer@x.example', ['accepted', 'temporary_fail', 'delivered']],
    ['complain@x.example', ['accepted', 'delivered', 'complained']],
    ['open@x.example', ['accepted', 'delivered', 'opened']],
    ['click@x.example', ['accepted', 'delivered', 'opened', 'clicked']],
    ['unsub@x.example', ['accepted', 'delivered', 'unsubscribed']],
  ])('to %s: %j', async (to, expected) => {
    await send({ ...LEAST, to });
    const stored = await storedEvents();
    expect(stored.map(({ type }) => type)).toEqual(expected);
    const times = stored.map(({ payload }) => payload.timestamp);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it('tells webhooks for real', async () => {
    await addWebhook({ id: world.accountId, parentId: null, signingKey: '' }, 'https://a.example/', {
      types: ['accepted', 'permanent_fail'],
    });
    await send({ ...LEAST, to: 'bounce@x.example, ada@x.example' });
    const { rows } = await pool().query(
      'select e.type from deliveries d join events e on e.id = d.event_id order by e.id',
    );
    expect(rows.map(({ type }) => type)).toEqual(['accepted', 'permanent_fail', 'accepted']);
  });

  it('puts all that was said of the message into its events', async () => {
    const form = new FormData();
    const fields = {
      from: '"Acme, Inc." <orders@mg.acme.example>',
      to: 'Click <click@x.example>, bob@x.example',
      cc: 'cc@x.example',
      subject: 'Your order',
      html: '<a href="https://shop.example/10417">See</a>',
      'o:testmode': 'yes',
      'o:tag': 'orders',
      'v:order': '{"id":10417}',
      'h:Message-Id': '<chosen@mg.acme.example>',
    };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('o:tag', 'shipped');
    form.append('attachment', new File(['%PDF'], 'bill.pdf', { type: 'application/pdf' }));
    form.append('attachment', new File(['a,b'], 'ü.csv', { type: 'text/csv' }));
    form.append('inline', new File(['x'], 'logo.png', { type: 'image/png' }));
    expect(await postRaw(messagesRoute, world.key, form)).toEqual({
      status: 200,
      text: '{"id":"<chosen@mg.acme.example>","message":"Queued. Thank you."}\n',
    });
    const stored = await storedEvents();
    expect(stored.map(({ type, recipient }) => `${type} ${recipient}`)).toEqual([
      ...['accepted', 'delivered', 'opened', 'clicked'].map((type) => `${type} click@x.example`),
      'accepted bob@x.example',
      'delivered bob@x.example',
      'accepted cc@x.example',
      'delivered cc@x.example',
    ]);
    for (const { payload, message_id } of stored) {
      expect(message_id).toBe('chosen@mg.acme.example');
      expect(payload).toMatchObject({
        tags: ['orders', 'shipped'],
        'user-variables': { order: '{"id":10417}' },
        message: { headers: { 'message-id': 'chosen@mg.acme.example' } },
        account: { id: world.accountId },
        domain: { name: DOMAIN },
      });
    }
    const to = 'Click <click@x.example>, bob@x.example';
    expect(stored[0]?.payload).toMatchObject({
      'api-key-id': world.keyId,
      flags: { 'is-authenticated': true, 'is-test-mode': true },
      message: { headers: { to, from: fields.from, subject: 'Your order' } },
    });
    expect(stored[1]?.payload).toMatchObject({
      flags: { 'is-test-mode': true },
      message: {
        attachments: [
          { filename: 'bill.pdf', 'content-type': 'application/pdf', size: 4 },
          { filename: 'ü.csv', 'content-type': 'text/csv', size: 3 },
          { filename: 'logo.png', 'content-type': 'image/png', size: 1 },
        ],
      },
    });
    expect(stored[3]?.payload.url).toBe('https://shop.example/10417');
    expect(stored[7]?.payload.message.headers.to).toBe(to);
  });

  it('with recipient-variables each to has a message of its own', async () => {
    await send({
      ...LEAST,
      to: ['Ada <ada@x.example>', 'bob@x.example'],
      subject: 'Hello %recipient.name%',
      'v:id': '%recipient.id%',
      'recipient-variables': '{"ADA@x.example":{"name":"Ada","id":1},"bob@x.example":{"name":"Bob","id":2}}',
    });
    const stored = (await storedEvents()).map(({ payload }) => payload);
    expect(stored.map(({ 'user-variables': variables }) => variables)).toEqual([
      { id: '1' },
      { id: '1' },
      { id: '2' },
      { id: '2' },
    ]);
    expect(stored[1].message.headers).toMatchObject({ to: 'Ada <ada@x.example>', subject: 'Hello Ada' });
    expect(stored[3].message.headers).toMatchObject({ to: 'bob@x.example', subject: 'Hello Bob' });
  });

  it('a recipient gets it once over to, cc and bcc, whatever the case of the letters', async () => {
    await send({
      ...LEAST,
      to: 'ada@x.example, ADA@X.example',
      cc: 'bob@x.example',
      bcc: ['Bob@x.example', 'eve@x.example'],
    });
    const recipients = (await storedEvents()).map(({ recipient }) => recipient);
    expect(new Set(recipients)).toEqual(new Set(['ada@x.example', 'bob@x.example', 'eve@x.example']));
    expect(recipients).toHaveLength(6);
  });

  it('a thousand recipients are one message', async () => {
    const to = Array.from({ length: 1_000 }, (_, index) => `click+${index}@x.example`);
    expect(await send({ ...LEAST, to })).toMatchObject({ status: 200 });
    const { rows } = await pool().query(
      'select count(*)::int as events, count(distinct message_id)::int as messages from events',
    );
    expect(rows).toEqual([{ events: 4_000, messages: 1 }]);
  });

  it('takes a gzip-compressed body, as Mailgun does', async () => {
    const body = new Uint8Array(gzipSync(new URLSearchParams(LEAST).toString()));
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' };
    expect(await postRaw(messagesRoute, world.key, body, headers)).toMatchObject({ status: 200 });
    expect(await storedTypes()).toEqual(['accepted', 'delivered']);
    expect(await postRaw(messagesRoute, world.key, 'a=1', headers)).toEqual({
      status: 400,
      text: '{"message":"The body is not valid gzip"}\n',
    });
  });
});
