import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/live/route';
import { AppError } from '@/lib/core/app-error';
import { liveHub } from '@/lib/services/live/live-hub';
import { notifyLive } from '@/lib/services/live/notify-live';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';

await withDatabase();

interface Stream {
  status: number;
  headers: Headers;
  /** Waits until the text of the stream holds this. */
  hears(text: string): Promise<void>;
  text(): string;
  ended: Promise<void>;
  leave(): void;
}
const open: Stream[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.leave();
  vi.useRealTimers();
});

async function listen(key: string): Promise<Stream> {
  const controller = new AbortController();
  const request = new Request('http://panel.test/api/live', {
    headers: { authorization: `Basic ${btoa(`api:${key}`)}` },
    signal: controller.signal,
  });
  const response = await GET(request);
  let heard = '';
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) heard += decoder.decode(chunk);
  };
  const stream = {
    status: response.status,
    headers: response.headers,
    hears: (text: string) => expect.poll(() => heard).toContain(text),
    text: () => heard,
    ended: read(),
    leave: () => controller.abort(),
  };
  open.push(stream);
  return stream;
}

const accounts: Record<'primary' | 'below' | 'stranger', { id: string; key: string; keyId: string }> =
  Object.create(null);
beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Below'));
  const stranger = systemCaller(await createPrimaryAccount('Stranger'));
  for (const [name, caller] of Object.entries({ primary, below, stranger })) {
    const { secret, id } = await createApiKey(caller, { role: 'viewer' });
    Object.assign(accounts, { [name]: { id: caller.account.id, key: secret, keyId: id } });
  }
});

const CHANGED = 'event: changed\ndata: {"topic":"deliveries"}\n\n';
/** What came since it was connected: at that moment a stream is told to look. */
const changes = (stream: Stream) => stream.text().split(CHANGED).length - 1;

/** A stream that hears. The first one of a process is told to look when the process listens. */
async function listening(key: string): Promise<Stream> {
  const isFirst = liveHub().size === 0;
  const stream = await listen(key);
  await stream.hears(isFirst ? CHANGED : ': connected');
  return stream;
}

it('tells an account that something of it has changed, its primary as well, and nobody else', async () => {
  const [primary, below, stranger] = [
    await listening(accounts.primary.key),
    await listening(accounts.below.key),
    await listening(accounts.stranger.key),
  ];
  expect(primary.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(primary.headers.get('cache-control')).toContain('no-transform');
  const before = [primary, below, stranger].map(changes);
  notifyLive(accounts.below.id, 'deliveries');
  await expect.poll(() => changes(below)).toBeGreaterThan(before[1] ?? 0);
  await expect.poll(() => changes(primary)).toBeGreaterThan(before[0] ?? 0);
  expect(changes(stranger)).toBe(before[2]);
  const ofBelow = changes(below);
  notifyLive(accounts.primary.id, 'bins');
  await primary.hears('data: {"topic":"bins"}');
  expect(changes(below)).toBe(ofBelow);
});

it('tells of a thousand changes at most once a second', async () => {
  const stream = await listening(accounts.primary.key);
  const before = changes(stream);
  const startedAt = performance.now();
  while (performance.now() < startedAt + 1_500) {
    for (let n = 0; n < 20; n += 1) notifyLive(accounts.primary.id, 'deliveries');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => changes(stream)).toBeGreaterThan(before);
  // One at once, one each second, and one of the time before.
  const seconds = (performance.now() - startedAt) / 1_000;
  expect(changes(stream) - before).toBeLessThanOrEqual(Math.ceil(seconds) + 2);
});

it('comes back when its connection to the database is lost, and says that something may have been missed', async () => {
  const stream = await listening(accounts.primary.key);
  const before = changes(stream);
  await pool().query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'postwire-live'");
  await expect.poll(() => changes(stream)).toBeGreaterThan(before);
  const after = changes(stream);
  notifyLive(accounts.primary.id, 'deliveries');
  await expect.poll(() => changes(stream)).toBeGreaterThan(after);
});

it('ends when the key is revoked', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stream = await listen(accounts.stranger.key);
  await vi.advanceTimersByTimeAsync(15_000);
  await stream.hears(': alive');
  await pool().query('update api_keys set revoked_at = now() where id = $1', [accounts.stranger.keyId]);
  await vi.advanceTimersByTimeAsync(15_000);
  await stream.ended;
  expect(liveHub().size).toBe(0);
});

it('is open to everybody signed in but sending keys, and says no to more than fifty of an account', async () => {
  const many = await Promise.all(Array.from({ length: 51 }, () => listen(accounts.primary.key)));
  expect(many.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
  expect((await listen(accounts.below.key)).status).toBe(200);
  expect((await listen('key-wrong')).status).toBe(401);
});

it('leaves nothing behind when its tabs are closed', async () => {
  await listening(accounts.primary.key);
  for (const stream of open) stream.leave();
  await expect.poll(() => liveHub().size).toBe(0);
  const listeners = "select count(*)::int as n from pg_stat_activity where application_name = 'postwire-live'";
  await expect.poll(async () => (await pool().query(listeners)).rows[0].n).toBe(0);
});

it('ends with the process', async () => {
  const stream = await listening(accounts.primary.key);
  await liveHub().close();
  await stream.ended;
  expect((await listen(accounts.primary.key)).status).toBe(503);
  expect(() => liveHub().subscribe({ homeAccountId: '', accountIds: new Set(), onChanged() {}, onEnd() {} })).toThrow(
    AppError,
  );
});
