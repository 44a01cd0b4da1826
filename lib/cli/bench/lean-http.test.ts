import { createServer } from 'node:http';
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

describe('a client', () => {
  it('posts over a few connections whatever waits, and gives each its own answer', async () => {
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
    const client = new LeanClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 2);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => client.post('POST / HTTP/1.1\r\nhost: a\r\n', `${n}`)),
    );
    expect(answers.map((answer) => answer.body)).toEqual(Array.from({ length: 20 }, (_, n) => `got ${n}`));
    client.close();
    server.closeAllConnections();
    server.close();
  });
});
