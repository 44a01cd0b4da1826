import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { LeanClient, type Message, MessageReader } from './lean-http';

const POST = 'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello';

describe('a reader of messages', () => {
  it.each([1, 3, 20, 1_000])('finds two of them in chunks of %i bytes', (size) => {
    const found: Message[] = [];
    const reader = new MessageReader((message) => found.push(message));
    const bytes = Buffer.from(POST + POST.replace('hello', 'world'));
    for (let at = 0; at < bytes.length; at += size) reader.take(bytes.subarray(at, at + size));
    expect(found.map((message) => message.body)).toEqual(['hello', 'world']);
    expect(found[0]?.head).toBe('POST / HTTP/1.1\r\nContent-Length: 5');
  });
});

/** Answers each POST with what it got. */
async function startEcho(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const body = `got ${text}`;
      response.writeHead(200, { 'content-length': body.length }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a client', () => {
  const post = (client: LeanClient, text: string) => client.post('POST / HTTP/1.1\r\nhost: a\r\n', text);

  it('posts over a few connections whatever waits, and gives each its own answer', async () => {
    const { server, origin } = await startEcho();
    const client = new LeanClient(origin, 2);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => post(client, `${n}`)));
    expect(answers.map((answer) => answer.body)).toEqual(Array.from({ length: 20 }, (_, n) => `got ${n}`));
    client.close();
    server.close();
  });

  it('opens a connection anew that the server ended while it was idle', async () => {
    const { server, origin } = await startEcho();
    const opened = (count: number) =>
      new Promise<void>((resolve) => {
        let left = count;
        server.on('connection', () => {
          left -= 1;
          if (left === 0) resolve();
        });
      });
    const first = opened(2);
    const client = new LeanClient(origin, 2);
    await first;
    await post(client, 'first');
    const anew = opened(2);
    server.closeAllConnections();
    await anew;
    const answers = await Promise.all([post(client, 'a'), post(client, 'b'), post(client, 'c')]);
    expect(answers.map((answer) => answer.body)).toEqual(['got a', 'got b', 'got c']);
    client.close();
    server.close();
  });

  it('says so when nobody listens', async () => {
    const { server, origin } = await startEcho();
    await new Promise((resolve) => server.close(resolve));
    await expect(post(new LeanClient(origin, 1), 'a')).rejects.toThrow('ECONNREFUSED');
  });
});
