import { createServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { classifyResult } from './classify-result';
import type { ResolveAddresses } from './resolve-addresses';
import { type SendResult, WebhookSender } from './send-webhook';

const LOOPBACK = parseCidrs('127.0.0.0/8,::1/128');
let cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
  cleanUps = [];
});

async function receiver(handler?: Parameters<typeof startReceiver>[0]): Promise<Receiver> {
  const started = await startReceiver(handler);
  cleanUps.push(() => started.close());
  return started;
}

function sender(
  options: { allowed?: string; deadlineMs?: number; connectTimeoutMs?: number; resolve?: ResolveAddresses } = {},
) {
  const { allowed, ...rest } = options;
  const policy = allowed === undefined ? LOOPBACK : parseCidrs(allowed);
  const made = new WebhookSender({ policy, deadlineMs: 3_000, connectTimeoutMs: 1_000, ...rest });
  cleanUps.push(() => made.close());
  return made;
}

const send = (url: string, made = sender()): Promise<SendResult> =>
  made.send({ url, headers: { 'content-type': 'application/json' }, body: '{}' });

/** undici calls a connection free one turn after the answer's end. */
const connectionFree = () => new Promise((resolve) => setImmediate(resolve));

/** A server that speaks TCP only. */
async function rawServer(onConnection: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('the guard', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://0x7f.1:1/',
    'http://2130706433:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://10.1.2.3/',
  ])('refuses the literal %s, which no resolver ever sees', async (url) => {
    expect(await send(url, sender({ allowed: '' }))).toMatchObject({ ok: false, kind: 'blocked' });
  });

  it('never sends to cloud metadata, even when its range is allowed', async () => {
    const result = await send('http://169.254.169.254/', sender({ allowed: '0.0.0.0/0' }));
    expect(result).toMatchObject({ ok: false, kind: 'blocked' });
  });

  it('reaches a reserved name through the resolver alone: the baseline of what follows', async () => {
    const target = await receiver();
    const made = sender({ resolve: async () => ['127.0.0.1'] });
    expect(await send(target.url.replace('127.0.0.1', 'pinned.invalid'), made)).toMatchObject({
      ok: true,
      statusCode: 200,
    });
    expect(target.requests[0]?.headers.host).toMatch(/^pinned\.invalid:/);
  });

  it('asks the resolver once per connection and connects to what it said then, though it changes its mind', async () => {
    const target = await receiver();
    let asked = 0;
    const resolve: ResolveAddresses = async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    };
    const url = target.url.replace('127.0.0.1', 'rebinding.invalid');
    expect(await send(url, sender({ resolve }))).toMatchObject({ ok: true });
    expect(asked).toBe(1);
    expect(await send(url, sender({ resolve }))).toMatchObject({ ok: false, kind: 'blocked' });
    expect(target.requests).toHaveLength(1);
  });

  it('refuses a name of which one address is forbidden, though another is allowed', async () => {
    const target = await receiver();
    const made = sender({ resolve: async () => ['127.0.0.1', '10.0.0.1'] });
    const result = await send(target.url.replace('127.0.0.1', 'both.invalid'), made);
    expect(result).toMatchObject({ ok: false, kind: 'blocked' });
    expect(result).toHaveProperty('detail', expect.stringContaining('leads to an address that is a private address'));
    expect(target.requests).toHaveLength(0);
  });

  it('fails closed when a name does not resolve, or resolves to nothing', async () => {
    expect(await send('http://nowhere.invalid/')).toMatchObject({ ok: false, kind: 'dns', detail: 'nowhere.invalid' });
    const empty = sender({ resolve: async () => [] });
    expect(await send('http://empty.invalid/', empty)).toMatchObject({ ok: false, kind: 'dns' });
  });

  it('counts resolving into the time to connect', async () => {
    const made = sender({ connectTimeoutMs: 100, resolve: () => new Promise(() => undefined) });
    expect(await send('http://slow.invalid/', made)).toMatchObject({
      ok: false,
      kind: 'connect_timeout',
      detail: '0.1 s',
    });
  });

  it('ignores proxies of the environment', async () => {
    const target = await receiver();
    process.env.HTTP_PROXY = 'http://127.0.0.1:9';
    process.env.http_proxy = 'http://127.0.0.1:9';
    cleanUps.push(() => {
      delete process.env.HTTP_PROXY;
      delete process.env.http_proxy;
    });
    expect(await send(target.url)).toMatchObject({ ok: true });
  });
});

describe('an answer', () => {
  it('must be whole within the deadline: a dripping receiver is cut off', async () => {
    let drip: NodeJS.Timeout | undefined;
    const target = await receiver((_request, response) => {
      response.writeHead(200);
      drip = setInterval(() => response.write('.'), 20);
      return undefined;
    });
    cleanUps.push(() => clearInterval(drip));
    const startedAt = performance.now();
    expect(await send(target.url, sender({ deadlineMs: 300 }))).toMatchObject({
      ok: false,
      kind: 'timeout',
      detail: '0.3 s',
    });
    // It drips for ever.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('that never comes is a timeout', async () => {
    const target = await receiver(() => undefined);
    expect(await send(target.url, sender({ deadlineMs: 200 }))).toMatchObject({ ok: false, kind: 'timeout' });
  });

  it('without end is read to 64 KiB, counts by its status, and its connection is destroyed', async () => {
    let closed = false;
    let flood: NodeJS.Timeout | undefined;
    const target = await receiver((_request, response) => {
      response.writeHead(200);
      response.on('close', () => {
        closed = true;
      });
      flood = setInterval(() => response.write('x'.repeat(16_384)), 1);
      return undefined;
    });
    cleanUps.push(() => clearInterval(flood));
    const result = await send(target.url);
    expect(result).toMatchObject({ ok: true, statusCode: 200, answer: 'x'.repeat(1_024) });
    await expect.poll(() => closed).toBe(true);
  });

  it('is never decompressed, and none is asked for', async () => {
    const target = await receiver((_request, response) => {
      response.writeHead(500, { 'content-encoding': 'gzip' }).end('not gzip at all');
      return undefined;
    });
    expect(await send(target.url)).toMatchObject({ ok: true, answer: 'not gzip at all' });
    expect(target.requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('that comes a byte a second is cut off at the deadline, over headers and body together', async () => {
    const dripping = await rawServer((socket) => {
      socket.on('error', () => undefined);
      const answer = `HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n${'x'.repeat(1_000)}`;
      let sent = 0;
      const timer = setInterval(() => socket.write(answer[sent++] ?? ''), 1_000);
      socket.on('close', () => clearInterval(timer));
    });
    const startedAt = performance.now();
    // Each byte comes well within any idle timeout; the headers alone would take 45 s.
    const result = await send(dripping, sender({ deadlineMs: 2_500 }));
    expect(result).toMatchObject({ ok: false, kind: 'timeout', detail: '2.5 s' });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('that is a gzip bomb stays the bytes that it is', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const target = await receiver((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length }).end(bomb);
      return undefined;
    });
    const result = await send(target.url);
    expect(result).toMatchObject({ ok: true, statusCode: 200 });
    // 20 MiB of zeros would have been kept as text; what is kept is the beginning of the compressed bytes.
    expect(result.ok && result.answer?.length).toBeLessThanOrEqual(1_024);
    expect(result.ok && result.answer).not.toMatch(/^\0/);
  });

  it('that redirects is not followed, and its Location is told as text without control characters', async () => {
    const other = await receiver();
    const target = await receiver((_request, response) => {
      response.writeHead(302, { location: `${other.url}/<script>alert(1)</script>` }).end();
      return undefined;
    });
    const result = await send(target.url);
    expect(result).toMatchObject({ ok: true, statusCode: 302, location: `${other.url}/<script>alert(1)</script>` });
    expect(other.requests).toHaveLength(0);
    expect(classifyResult(result)).toMatchObject({
      outcome: 'retry',
      reason: expect.stringContaining('(Location: http'),
    });
  });

  it('that is no HTTP is malformed', async () => {
    const url = await rawServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.end('I do not speak HTTP\r\n\r\n'));
    });
    expect(await send(url)).toMatchObject({ ok: false, kind: 'malformed' });
  });

  it('may be missing: the connection is closed instead', async () => {
    const url = await rawServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.destroy());
    });
    expect(await send(url)).toMatchObject({ ok: false, kind: 'reset' });
  });
});

describe('a connection', () => {
  it('is kept alive for the next webhook of its origin', async () => {
    const ports = new Set<number | undefined>();
    const target = await receiver((_request, response) => {
      ports.add(response.socket?.remotePort);
      return 200;
    });
    const made = sender();
    for (let i = 0; i < 3; i += 1) {
      await send(target.url, made);
      await connectionFree();
    }
    expect(ports.size).toBe(1);
  });

  it('that the receiver closed just as it was used again is opened anew at once', async () => {
    let connections = 0;
    let closedInUse = 0;
    const url = await rawServer((socket) => {
      connections += 1;
      const mayAnswer = connections > 1 ? 2 : 1;
      let answered = 0;
      socket.on('error', () => undefined);
      socket.on('data', () => {
        answered += 1;
        if (answered <= mayAnswer) return socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        closedInUse += 1;
        return socket.destroy();
      });
    });
    const made = sender();
    expect(await send(url, made)).toMatchObject({ ok: true });
    await connectionFree();
    expect(await send(url, made)).toMatchObject({ ok: true });
    expect(closedInUse).toBe(1);
    expect(connections).toBe(2);
  });

  it('that is refused says so', async () => {
    expect(await send('http://127.0.0.1:9/')).toMatchObject({ ok: false, kind: 'refused' });
  });
});
