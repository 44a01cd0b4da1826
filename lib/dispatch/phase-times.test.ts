import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { KEPT } from './connection-watch';
import { phaseTimes } from './phase-times';
import { WebhookSender } from './send-webhook';

let cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

const ANSWER_MS = 60;
const RESOLVE_MS = 50;

/** A receiver that takes its time before the first byte, and again before the last one. */
async function slowServer(): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', async () => {
      await delay(ANSWER_MS);
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\no');
      await delay(ANSWER_MS);
      socket.write('k');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

function sender(): WebhookSender {
  const made = new WebhookSender({
    policy: parseCidrs('127.0.0.0/8'),
    deadlineMs: 3_000,
    connectTimeoutMs: 1_000,
    resolve: async () => {
      await delay(RESOLVE_MS);
      return ['127.0.0.1'];
    },
  });
  cleanUps.push(() => made.close());
  return made;
}

const post = (made: WebhookSender, url: string) => made.send({ url, headers: {}, body: '{}' });
/** A busy machine notes late that something began, so that less of a wait is left to see. */
const about = (ms: number) => ms / 4;

describe('where the time of a POST went', () => {
  it('is told phase by phase on a new connection, and nothing of a connection that was kept', async () => {
    const port = await slowServer();
    const made = sender();
    const first = await post(made, `http://hooks.example:${port}/`);
    expect(first.phases).toMatchObject({ connectMs: expect.any(Number), tlsMs: null });
    expect(first.phases?.dnsMs).toBeGreaterThanOrEqual(about(RESOLVE_MS));
    expect(first.phases?.firstByteMs).toBeGreaterThanOrEqual(about(ANSWER_MS));
    await new Promise((resolve) => setImmediate(resolve));
    const second = await post(made, `http://hooks.example:${port}/`);
    expect(second.phases).toEqual({ ...KEPT, firstByteMs: expect.any(Number) });
    for (const { phases, durationMs } of [first, second]) {
      const spent = Object.values(phases ?? {}).reduce<number>((sum, ms) => sum + (ms ?? 0), 0);
      expect(durationMs - spent).toBeGreaterThanOrEqual(about(ANSWER_MS));
    }
  });

  it('is told for each of several that are made at once', async () => {
    const port = await slowServer();
    const made = sender();
    const all = await Promise.all([1, 2, 3].map(() => post(made, `http://hooks.example:${port}/`)));
    for (const { phases } of all) expect(phases?.dnsMs).toBeGreaterThanOrEqual(about(RESOLVE_MS));
  });

  it('of an address that needs no look-up has no such phase', async () => {
    const { phases } = await post(sender(), `http://127.0.0.1:${await slowServer()}/`);
    expect(phases).toMatchObject({ dnsMs: null, connectMs: expect.any(Number) });
  });

  it('ends where the attempt did', async () => {
    const port = await slowServer();
    const refused = await post(sender(), 'http://hooks.example:1/');
    expect(refused).toMatchObject({ ok: false, phases: { connectMs: null, tlsMs: null, firstByteMs: null } });
    expect(refused.phases?.dnsMs).toBeGreaterThanOrEqual(about(RESOLVE_MS));
    // It answers TLS with HTTP.
    const noTls = await post(sender(), `https://hooks.example:${port}/`);
    expect(noTls).toMatchObject({
      ok: false,
      phases: { connectMs: expect.any(Number), tlsMs: null, firstByteMs: null },
    });
    expect(await post(sender(), 'http://10.0.0.1/')).toMatchObject({ ok: false, kind: 'blocked', phases: null });
  });
});

it('adds up to no more than the duration, and fits its columns', () => {
  const answered = { ok: true, statusCode: 200, location: null, answer: null } as const;
  const connection = { dnsMs: 1.4, connectMs: 2.4, tlsMs: 3.4 };
  expect(phaseTimes({ ...answered, connection, answeredAt: 110 }, 100)).toEqual({
    dnsMs: 1,
    connectMs: 2,
    tlsMs: 3,
    firstByteMs: 4,
  });
  expect(phaseTimes({ ...answered, connection: KEPT, answeredAt: 1_000_000 }, 0).firstByteMs).toBe(32_767);
});
