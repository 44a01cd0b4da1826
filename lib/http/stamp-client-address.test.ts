import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { toNodeHandler } from 'srvx/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT_ADDRESS, clientAddress } from '@/lib/auth/client-address';
import { stampClientAddress } from './stamp-client-address';

// As the web process hands events on: a request of the Web's kind, made of node's.
let seen: { address: string | undefined; iterated: string[]; raw: string[] };
const handle = toNodeHandler((request: Request) => {
  // A name that came twice makes the adapter go back to the raw headers.
  request.headers.get('authorization');
  const iterated = [...request.headers].filter(([name]) => name === CLIENT_ADDRESS).map(([, value]) => value);
  seen = { ...seen, address: clientAddress(request.headers), iterated };
  return new Response('ok');
}) as RequestListener;
let proxies = 0;
const server = createServer((request, response) => {
  stampClientAddress(request, proxies, { raw: request.url === '/events' });
  seen = { address: undefined, iterated: [], raw: [...request.rawHeaders] };
  handle(request, response);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

function send(path: string, ...headers: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const head = [`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers].join('\r\n');
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
    socket
      .resume()
      .once('close', () => resolve())
      .once('error', reject);
  });
}

const FORGED = ['X-Postwire-Client-Address: 6.6.6.6', 'x-postwire-client-address: 7.7.7.7'];
const TWICE = ['Authorization: Basic YTpi', 'Authorization: Basic YTpi'];

it.each([
  ['said once', '/events', FORGED.slice(0, 1)],
  ['said twice', '/events', FORGED],
  ['said beside a header that came twice', '/events', [...TWICE, ...FORGED]],
  ['not said', '/events', TWICE],
])('a client’s word for its address is not believed: %s', async (_, path, headers) => {
  proxies = 0;
  await send(path, ...headers);
  expect(seen.address).toBe('127.0.0.1');
  expect(seen.iterated).toEqual(['127.0.0.1']);
});

it('nor where nothing is known of it', async () => {
  proxies = 1;
  await send('/events', ...TWICE, ...FORGED);
  expect(seen).toMatchObject({ address: undefined, iterated: [] });
});

it('what tells a request as it was sent, as a bin does, has neither the client’s word nor ours', async () => {
  proxies = 0;
  await send('/bin', 'X-A: 1', ...FORGED, 'X-B: 2');
  expect(seen.raw).toEqual(['Host', 'x', 'Connection', 'close', 'X-A', '1', 'X-B', '2']);
});
