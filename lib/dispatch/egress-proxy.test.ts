import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { localCa } from '@/lib/testing/local-ca';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import type { EgressProxy } from './proxied-connector';
import { WebhookSender } from './send-webhook';

const NAME = 'hooks.proxied.test';
const { ca, server: issued } = localCa(NAME);
const secure = createHttpsServer({ cert: issued.certificate, key: issued.privateKey }, (_, response) =>
  response.end('over TLS'),
);
const open: { close(): unknown }[] = [];
let receiver: Receiver;

interface Asked {
  target: string;
  authorization: string | undefined;
}
/** A proxy that knows every name to be this machine; what it does with CONNECT may be something else. */
async function proxy(answer?: (socket: Socket) => void): Promise<{ setting: EgressProxy; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createHttpServer((_, response) => response.writeHead(400).end());
  server.on('connect', (request, socket: Socket, head) => {
    asked.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    socket.on('error', () => undefined);
    if (answer) return answer(socket);
    const onward = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  const port = await listen(server);
  return { setting: { protocol: 'http:', hostname: '127.0.0.1', port, authorization: 'Basic abc' }, asked };
}
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return String((server.address() as AddressInfo).port);
}

beforeAll(async () => {
  const createSecureContext = tls.createSecureContext;
  vi.spyOn(tls, 'createSecureContext').mockImplementation((options) => createSecureContext({ ...options, ca }));
  receiver = await startReceiver();
  open.push(receiver, secure);
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
});
const senders: WebhookSender[] = [];
afterEach(async () => {
  for (const sender of senders.splice(0)) await sender.close();
});
afterAll(() => {
  for (const each of open) each.close();
});

const resolve = async (): Promise<string[]> => {
  throw new Error('Nobody but the proxy resolves names.');
};
function send(url: string, setting: EgressProxy, policy = '') {
  const options = { policy: parseCidrs(policy), connectTimeoutMs: 1_000, deadlineMs: 3_000, resolve, proxy: setting };
  const sender = new WebhookSender(options);
  senders.push(sender);
  return sender.send({ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' });
}
const portOf = (url: string) => new URL(url).port;

describe('EGRESS_PROXY', () => {
  it('is asked for every destination, http as well, and told our credentials; the receiver is not', async () => {
    const { setting, asked } = await proxy();
    const url = `http://${NAME}:${portOf(receiver.url)}/hook`;
    expect(await send(url, setting)).toMatchObject({ ok: true, statusCode: 200 });
    expect(asked).toEqual([{ target: `${NAME}:${portOf(receiver.url)}`, authorization: 'Basic abc' }]);
    const [request] = receiver.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/hook', body: '{"a":1}' });
    expect(request?.headers['proxy-authorization']).toBeUndefined();
  });

  it('carries TLS from end to end: the destination’s name is verified through it', async () => {
    const { setting } = await proxy();
    const { port } = secure.address() as AddressInfo;
    expect(await send(`https://${NAME}:${port}/`, setting)).toMatchObject({ ok: true, answer: 'over TLS' });
    expect(await send(`https://other.proxied.test:${port}/`, setting)).toMatchObject({ ok: false, kind: 'tls' });
  });

  it('changes nothing for literals and forbidden names: it is not even asked', async () => {
    const { setting, asked } = await proxy();
    for (const url of ['http://127.0.0.1/', 'http://0x7f.1/', 'http://[::1]/', 'http://metadata.google.internal/']) {
      expect(await send(url, setting)).toMatchObject({ ok: false, kind: 'blocked' });
    }
    expect(await send('http://169.254.169.254/', setting, '0.0.0.0/0')).toMatchObject({ ok: false, kind: 'blocked' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['HTTP/1.1 403 Forbidden\r\n\r\n', 'the egress proxy answered 403'],
    ['HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'the egress proxy answered 407'],
    ['SSH-2.0-OpenSSH\r\n\r\n', 'the egress proxy did not answer as a proxy does'],
    ['x'.repeat(20_000), 'the egress proxy did not answer as a proxy does'],
    ['', 'the egress proxy closed the connection'],
  ])('that answers %j is told as what it is', async (text, detail) => {
    const { setting } = await proxy((socket) => socket.end(text));
    expect(await send(`http://${NAME}/`, setting)).toMatchObject({ ok: false, kind: 'refused', detail });
  });

  it('that says nothing is a connection that was not made in time', async () => {
    const { setting } = await proxy(() => undefined);
    expect(await send(`http://${NAME}/`, setting)).toMatchObject({ ok: false, kind: 'connect_timeout' });
  });

  it('that is not there fails the attempt: nothing goes out past it', async () => {
    const { setting } = await proxy();
    const before = receiver.requests.length;
    const gone = { ...setting, port: '9' };
    expect(await send(`http://${NAME}:${portOf(receiver.url)}/`, gone)).toMatchObject({ ok: false, kind: 'refused' });
    expect(receiver.requests).toHaveLength(before);
  });
});
