import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Mailgun from 'mailgun.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as messagesRoute from '@/app/(mailgun)/v3/[domain]/messages/route';
import * as mimeRoute from '@/app/(mailgun)/v3/[domain]/messages.mime/route';
import { withDatabase } from '@/lib/testing/database';
import { DOMAIN, forgetEvents, LEAST, sendingWorld, storedEvents } from '@/lib/testing/sending-world';

await withDatabase();

let world: Awaited<ReturnType<typeof sendingWorld>>;

beforeAll(async () => {
  world = await sendingWorld();
});
beforeEach(forgetEvents);

describe('the official SDK (mailgun.js)', () => {
  let server: Server;
  beforeAll(async () => {
    // The two routes as a server, for a client that speaks to servers only.
    server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', async () => {
        const [, , domain = '', path] = (incoming.url ?? '').split('/');
        const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        const request = new Request(`http://api.test${incoming.url}`, {
          method: 'POST',
          headers,
          body: Buffer.concat(chunks),
        });
        const route = path === 'messages.mime' ? mimeRoute : messagesRoute;
        const answer = await route.POST(request, { params: Promise.resolve({ domain }) });
        response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  const client = (username: string) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new Mailgun(FormData).client({ username: 'api', key: username, url });
  };

  it('sends lists, attachments, options and MIME', async () => {
    const mg = client(world.key);
    const sent = await mg.messages.create(DOMAIN, {
      from: LEAST.from,
      to: ['ada@x.example', 'Bob <bob@x.example>'],
      subject: 'Hello',
      text: 'Hello',
      attachment: [
        { data: 'a,b', filename: 'a.csv' },
        { data: Buffer.from('%PDF'), filename: 'b.pdf' },
      ],
      'o:tag': ['one', 'two'],
      'o:testmode': true,
      'v:id': '7',
    });
    expect(sent).toMatchObject({
      status: 200,
      id: expect.stringMatching(/^<.+@mg\.acme\.example>$/),
      message: 'Queued. Thank you.',
    });
    const stored = await storedEvents();
    expect(stored.map(({ recipient }) => recipient)).toEqual([
      'ada@x.example',
      'ada@x.example',
      'bob@x.example',
      'bob@x.example',
    ]);
    expect(stored[1]?.payload).toMatchObject({
      tags: ['one', 'two'],
      flags: { 'is-test-mode': true },
      'user-variables': { id: '7' },
      message: {
        attachments: [
          { filename: 'a.csv', size: 3 },
          { filename: 'b.pdf', size: 4 },
        ],
      },
    });
    const mime = `From: ${LEAST.from}\r\nMessage-ID: <m@x>\r\n\r\nHello`;
    expect(await mg.messages.create(DOMAIN, { to: 'ada@x.example', message: mime })).toMatchObject({ id: '<m@x>' });
  });

  it('understands what is refused', async () => {
    await expect(client('key-wrong').messages.create(DOMAIN, LEAST)).rejects.toMatchObject({
      status: 401,
      details: 'Forbidden',
    });
    await expect(client(world.key).messages.create('nowhere.example', LEAST)).rejects.toMatchObject({
      status: 404,
      details: 'Domain not found: nowhere.example',
    });
  });
});
