import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as mimeRoute from '@/app/(mailgun)/v3/[domain]/messages.mime/route';
import { withDatabase } from '@/lib/testing/database';
import {
  DOMAIN,
  forgetEvents,
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

describe('POST /v3/{domain}/messages.mime', () => {
  const MIME = [
    'From: =?utf-8?q?J=C3=BC?= <orders@mg.acme.example>',
    'To: Friends: ada@x.example;',
    'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
    'Message-ID: <mime@mg.acme.example>',
    'X-Mailgun-Tag: one',
    'X-Mailgun-Tag: two',
    'X-Mailgun-Variables: {"id": 7,',
    ' "deep": {"a": 1}}',
    'X-Mailgun-Drop-Message: yes',
    'Content-Type: multipart/mixed; boundary=xx',
    '',
    '--xx',
    'Content-Type: text/plain',
    '',
    'See https://shop.example/mime',
    '--xx',
    'Content-Type: text/csv',
    'Content-Disposition: attachment; filename="a.csv"',
    'Content-Transfer-Encoding: base64',
    '',
    'MSwy',
    '--xx--',
    '',
  ].join('\r\n');

  it.each(['file', 'field'])('takes the message as a %s', async (kind) => {
    const form = new FormData();
    form.append('to', 'click@x.example');
    form.append('o:tag', 'three');
    form.append('message', kind === 'file' ? new File([MIME], 'MimeMessage') : MIME);
    expect(await postRaw(mimeRoute, world.key, form)).toEqual({
      status: 200,
      text: '{"id":"<mime@mg.acme.example>","message":"Queued. Thank you."}\n',
    });
    const stored = await storedEvents();
    expect(stored.map(({ type }) => type)).toEqual(['accepted', 'delivered', 'opened', 'clicked']);
    expect(stored[1]?.payload).toMatchObject({
      recipient: 'click@x.example',
      flags: { 'is-test-mode': true },
      tags: ['three', 'one', 'two'],
      'user-variables': { id: 7, deep: { a: 1 } },
      envelope: { sender: 'orders@mg.acme.example', targets: 'click@x.example' },
      message: {
        attachments: [{ filename: 'a.csv', 'content-type': 'text/csv', size: 3 }],
        headers: {
          to: 'Friends: ada@x.example;',
          'message-id': 'mime@mg.acme.example',
          from: 'Jü <orders@mg.acme.example>',
          subject: 'Grüße',
        },
        size: Buffer.byteLength(MIME),
      },
    });
    expect(stored[3]?.payload.url).toBe('https://shop.example/mime');
  });

  it.each([
    [{ message: MIME }, 'to parameter is missing'],
    [{ to: 'ada@x.example' }, 'message parameter is missing'],
    [
      { to: 'ada@x.example', message: `From: a@x.example\n\n${'\n'.repeat(400_000)}` },
      'message parameter has more than 400,000 lines',
    ],
    [{ to: 'ada@x.example', message: 'no headers' }, 'from parameter is missing'],
    [
      { to: 'ada@x.example', message: 'From: nobody\r\n\r\nHello' },
      'from parameter is not a valid address. please check documentation',
    ],
  ])('is refused without what it needs: %#', async (form, message) => {
    const answer = await world.owner(mimeRoute, 'POST', { params: { domain: DOMAIN }, form: form as MessageForm });
    expect([answer.status, answer.text]).toEqual([400, `${JSON.stringify({ message })}\n`]);
    expect(await storedTypes()).toEqual([]);
  });
});
