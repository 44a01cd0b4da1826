import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { idMaker } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { settleFinals } from '@/lib/storage/queue/settle-finals';
import { settleRetries } from '@/lib/storage/queue/settle-retries';
import { sweep, sweepOrphans } from '@/lib/storage/queue/sweep';
import { WorkerSession } from '@/lib/storage/queue/worker-session';
import { attemptRecord } from '@/lib/testing/attempt-record';
import { type TestDatabase, withDatabase } from '@/lib/testing/database';
import { acceptMany, attemptsLogged, queuedRows, withDispatchWorld } from '@/lib/testing/dispatch-world';
import type { Receiver } from '@/lib/testing/receiver';
import { accept, addWebhook, type TestAccount } from '@/lib/testing/world';
import type { EventDomain } from './event-group';
import { runDispatcher } from './run-dispatcher';

const database: TestDatabase = await withDatabase();
const drain = () => runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });

let receiver: Receiver;
let account: TestAccount;
let domain: EventDomain;
withDispatchWorld((world) => {
  ({ receiver, account, domain } = world);
});

/** A worker that died after it had claimed everything. */
async function claimAsDeadWorker(): Promise<number> {
  const session = await WorkerSession.open(database.url, { listen: false });
  await pool().query('update deliveries set owner = $1', [session.id]);
  await pool().query("update workers set started_at = now() - interval '1 minute' where id = $1", [session.id]);
  await session.close();
  return session.id;
}

const attemptOf = (row: { id: bigint; event_id: bigint }) =>
  attemptRecord({
    deliveryId: row.id,
    eventId: row.event_id,
    accountId: account.id,
    domainId: domain.id,
    nextAttemptAt: new Date(),
  });

describe('several dispatchers at once', () => {
  it('send each delivery once, also when the cron route runs beside the worker', async () => {
    for (let i = 0; i < 3; i += 1) await addWebhook(account, `${receiver.url}/${i}`);
    await acceptMany(domain, 300);
    const counts = await Promise.all([drain(), drain(), drain()]);
    expect(counts.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(900);
    expect(counts.reduce((sum, { lost }) => sum + lost, 0)).toBe(0);
    const sent = receiver.requests.map((request) => `${request.url} ${request.headers['webhook-id']}`);
    expect(sent).toHaveLength(900);
    expect(new Set(sent).size).toBe(900);
    expect(await queuedRows()).toEqual([]);
    expect(await attemptsLogged()).toBe(900);
  });

  it("take over a dead worker's rows", async () => {
    await addWebhook(account, receiver.url);
    await acceptMany(domain, 20);
    await claimAsDeadWorker();
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal });
    await receiver.waitFor(20, 60_000);
    stop.abort();
    expect(await running).toMatchObject({ succeeded: 20 });
    expect(await queuedRows()).toEqual([]);
  });

  it('leave a live worker alone, whose heartbeat is late', async () => {
    await addWebhook(account, receiver.url);
    await acceptMany(domain, 1);
    const session = await WorkerSession.open(database.url, { listen: false });
    await pool().query('update deliveries set owner = $1', [session.id]);
    await pool().query(
      "update workers set started_at = now() - interval '1 hour', heartbeat_at = now() - interval '15 seconds'",
    );
    expect(await sweep(pool())).toEqual({ dead: 0, freed: 0 });
    expect(await sweepOrphans(pool())).toBe(0);
    expect(await queuedRows()).toMatchObject([{ owner: session.id }]);
    await session.close();
    await expect.poll(() => sweep(pool())).toEqual({ dead: 1, freed: 1 });
    expect((await pool().query('select * from workers')).rows).toEqual([]);
  });

  it('take over from a worker that is silent for long, though the server still keeps its lock', async () => {
    await addWebhook(account, receiver.url);
    await acceptMany(domain, 1);
    let now = 0;
    const lost: string[] = [];
    const session = await WorkerSession.open(
      database.url,
      { listen: false, onLost: ({ message }) => lost.push(message) },
      () => now,
    );
    await pool().query('update deliveries set owner = $1', [session.id]);
    const silent = () => pool().query("update workers set heartbeat_at = now() - interval '21 seconds'");
    // It stands still, and nobody noticed: its next beat makes it good.
    now = 19_500;
    expect(session.alive).toBe(false);
    await silent();
    expect(await session.confirm()).toBe(true);
    expect(await sweep(pool())).toEqual({ dead: 0, freed: 0 });
    // Somebody did. Its own sweep would not have been the one.
    now = 60_000;
    await silent();
    expect(await sweep(pool(), [session.id])).toEqual({ dead: 0, freed: 0 });
    expect(await sweep(pool())).toEqual({ dead: 1, freed: 1 });
    expect(session.alive).toBe(false);
    expect(await session.confirm()).toBe(false);
    expect(lost).toHaveLength(1);
    await session.close();
  });

  it('free rows whose owner nobody knows', async () => {
    await addWebhook(account, receiver.url);
    await acceptMany(domain, 1);
    await pool().query('update deliveries set owner = 4711');
    expect(await sweepOrphans(pool())).toBe(1);
  });
});

describe('the fence', () => {
  it('lets a worker that lost a row neither end nor log it', async () => {
    await addWebhook(account, receiver.url);
    await acceptMany(domain, 1);
    await pool().query('update deliveries set owner = 2');
    const [row] = await queuedRows();
    expect(await settleFinals(pool(), 1, [attemptOf(row)])).toBe(0);
    expect(await settleRetries(pool(), 1, [attemptOf(row)])).toBe(0);
    expect(await queuedRows()).toEqual([row]);
    expect(await attemptsLogged()).toBe(0);
    expect(await settleFinals(pool(), 2, [attemptOf(row)])).toBe(1);
    expect(await settleFinals(pool(), 2, [attemptOf(row)])).toBe(0);
    expect(await attemptsLogged()).toBe(1);
  });
});

describe('isolation', () => {
  it('an endpoint that hangs holds up nobody else', async () => {
    await addWebhook(account, `${receiver.url}/hangs`);
    await addWebhook(account, `${receiver.url}/healthy`);
    receiver.answer((request) => (request.url === '/hangs' ? undefined : 200));
    await acceptMany(domain, 200);
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal, graceMs: 50, slots: 64 });
    const healthy = () => receiver.requests.filter((request) => request.url === '/healthy').length;
    await expect.poll(healthy).toBe(200);
    expect(receiver.requests.length - healthy()).toBe(8);
    stop.abort();
    expect(await running).toMatchObject({ succeeded: 200 });
    const rows = await queuedRows();
    expect(rows).toHaveLength(200);
    expect(new Set(rows.map((row) => row.owner))).toEqual(new Set([0]));
    expect(rows.every((row) => row.attempts === 0)).toBe(true);
  });
});

describe('a worker', () => {
  it('hears of an event, and does not have to look for it', async () => {
    await addWebhook(account, receiver.url);
    const stop = new AbortController();
    // It would look long after this test has failed.
    const running = runDispatcher({ signal: stop.signal, scanMs: 600_000 });
    await accept(domain);
    await receiver.waitFor(1);
    await expect.poll(attemptsLogged).toBe(1);
    await accept(domain);
    await receiver.waitFor(2);
    await expect.poll(attemptsLogged).toBe(2);
    stop.abort();
    await running;
    expect((await pool().query('select * from workers')).rows).toEqual([]);
  });

  it('finds what is due without any hint', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer(500);
    await accept(domain);
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal, listen: false });
    await receiver.waitFor(1);
    await expect.poll(attemptsLogged).toBe(1);
    await pool().query('update deliveries set due_at = now()');
    await receiver.waitFor(2);
    stop.abort();
    await running;
  });

  it('finishes and writes what is in flight when it is told to stop', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer((_request, response) => {
      setTimeout(() => response.writeHead(200).end(), 200);
      return undefined;
    });
    await acceptMany(domain, 3);
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal });
    await receiver.waitFor(3);
    stop.abort();
    expect(await running).toMatchObject({ succeeded: 3 });
    expect(await queuedRows()).toEqual([]);
  });

  it('goes on when the database ends all its connections, and neither loses nor repeats what was in flight', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer((_request, response) => {
      setTimeout(() => response.writeHead(200).end(), 400);
      return undefined;
    });
    await acceptMany(domain, 4);
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal });
    await receiver.waitFor(4);
    await pool().query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'postwire-worker' and datname = current_database()",
    );
    await expect.poll(attemptsLogged).toBe(4);
    await accept(domain);
    await receiver.waitFor(5);
    await expect.poll(attemptsLogged).toBe(5);
    stop.abort();
    expect(await running).toMatchObject({ succeeded: 5 });
    expect(receiver.requests).toHaveLength(5);
  });

  it('delivers all of it although connections are ended again and again', async () => {
    for (let i = 0; i < 3; i += 1) await addWebhook(account, `${receiver.url}/${i}`);
    await idMaker();
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal });
    for (let round = 0; round < 5; round += 1) {
      await acceptMany(domain, 100);
      await pool()
        .query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        .catch(() => undefined);
      await delay(150);
    }
    await expect.poll(queuedRows).toEqual([]);
    stop.abort();
    await running;
    expect(await attemptsLogged()).toBe(1_500);
    const sent = new Set(receiver.requests.map((request) => `${request.url} ${request.headers['webhook-id']}`));
    expect(sent.size).toBe(1_500);
  });
});
