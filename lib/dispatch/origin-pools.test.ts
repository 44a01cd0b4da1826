import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { WebhookSender } from './send-webhook';

const POLICY = parseCidrs('127.0.0.0/8');
let cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
  cleanUps = [];
});

/** Listens on all of 127.*, so that each address is an origin of its own. */
async function receiver() {
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, { 'content-length': '0' }).end());
  });
  server.keepAliveTimeout = 600_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { sockets, origin: (place: number) => `http://127.0.${Math.floor(place / 250)}.${(place % 250) + 1}:${port}` };
}

function sender(options: { maxSockets?: number; idleMs?: number }) {
  const made = new WebhookSender({ policy: POLICY, deadlineMs: 5_000, connectTimeoutMs: 2_000, ...options });
  cleanUps.push(() => made.close());
  return made;
}

const post = (made: WebhookSender, origin: string) => made.send({ url: `${origin}/hook`, headers: {}, body: '{}' });

describe('connections', () => {
  it('to one origin are kept and used again', async () => {
    const { sockets, origin } = await receiver();
    const made = sender({});
    for (let round = 0; round < 5; round += 1) {
      expect(await post(made, origin(0))).toMatchObject({ ok: true });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sockets.size).toBe(1);
    expect(made.openSockets).toBe(1);
  });

  it('to very many origins stay few: the longest unused are closed', async () => {
    const { sockets, origin } = await receiver();
    const made = sender({ maxSockets: 20 });
    let peak = 0;
    for (let place = 0; place < 600; place += 1) {
      expect(await post(made, origin(place))).toMatchObject({ ok: true });
      peak = Math.max(peak, made.openSockets);
    }
    expect(peak).toBeLessThanOrEqual(21);
    await expect.poll(() => sockets.size).toBeLessThanOrEqual(21);
    // The last ones used are the ones that are kept.
    const before = sockets.size;
    expect(await post(made, origin(599))).toMatchObject({ ok: true });
    expect(sockets.size).toBe(before);
  });

  it('are closed when nobody uses them, also when nothing is sent any more', async () => {
    const { sockets, origin } = await receiver();
    const made = sender({ idleMs: 120 });
    await Promise.all(Array.from({ length: 30 }, (_, place) => post(made, origin(place))));
    await expect.poll(() => sockets.size).toBe(0);
    expect(made.openSockets).toBe(0);
  });

  it('in use are never closed for others', async () => {
    const { origin } = await receiver();
    const made = sender({ maxSockets: 1 });
    const results = await Promise.all(Array.from({ length: 50 }, (_, place) => post(made, origin(place))));
    expect(results.filter((result) => result.ok)).toHaveLength(50);
  });
});
