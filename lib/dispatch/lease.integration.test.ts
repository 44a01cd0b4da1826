import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { openHeartbeatLease } from '@/lib/storage/queue/heartbeat-lease';
import { registerLeasedWorker } from '@/lib/storage/queue/register-leased-worker';
import { sweep, sweepOrphans } from '@/lib/storage/queue/sweep';
import { type TestDatabase, withDatabase } from '@/lib/testing/database';
import { acceptMany, attemptsLogged, queuedRows, withDispatchWorld } from '@/lib/testing/dispatch-world';
import type { Receiver } from '@/lib/testing/receiver';
import { accept, addWebhook } from '@/lib/testing/world';
import type { EventDomain } from './event-group';
import { runDispatcher } from './run-dispatcher';

const database: TestDatabase = await withDatabase();
const owners = async () => [...new Set((await queuedRows()).map((row) => row.owner))];
const workers = async () => (await pool().query('select id from workers order by id')).rows.map((row) => row.id);

let receiver: Receiver;
let domain: EventDomain;

withDispatchWorld(async (world) => {
  ({ receiver, domain } = world);
  await addWebhook(world.account, receiver.url);
});

/** Holds a lock on a table until it is told to let go. */
async function locked(table: string, mode: string): Promise<() => Promise<void>> {
  const holder: pg.PoolClient = await pool().connect();
  await holder.query('begin');
  await holder.query(`lock table ${table} in ${mode} mode`);
  return async () => {
    await holder.query('rollback');
    holder.release();
  };
}

/** Makes a running worker lose its lease, while `workers` is locked and it cannot register anew. */
const LOSE = {
  session: () =>
    pool().query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 1 and granted
         and database = (select oid from pg_database where datname = current_database())`,
    ),
  heartbeat: () =>
    expect
      .poll(async () => (await pool().query('select lease_expires_at < clock_timestamp() as over from workers')).rows)
      .toEqual([{ over: true }]),
};

for (const lease of ['session', 'heartbeat'] as const) {
  describe(`a worker that lives by its ${lease}`, () => {
    it('delivers, and leaves nothing of itself behind', async () => {
      await acceptMany(domain, 50);
      const signal = new AbortController().signal;
      expect(await runDispatcher({ signal, budgetMs: 60_000, lease })).toMatchObject({ succeeded: 50, lost: 0 });
      expect(await queuedRows()).toEqual([]);
      expect(await workers()).toEqual([]);
    });

    it('neither sends nor claims from when its lease is lost until it has a new one', async () => {
      // The settings' read waits for this lock: rows are claimed, and their attempts have not begun.
      const openDomains = await locked('domains', 'access exclusive');
      const stop = new AbortController();
      const running = runDispatcher({ signal: stop.signal, lease });
      await expect.poll(workers).toHaveLength(1);
      await acceptMany(domain, 5);
      await expect.poll(owners).not.toEqual([0]);
      const [former] = await workers();
      const openWorkers = await locked('workers', 'share');
      await LOSE[lease]();
      await openDomains();
      await expect.poll(owners).toEqual([0]);
      expect(receiver.requests).toEqual([]);
      await openWorkers();
      await receiver.waitFor(5);
      await expect.poll(queuedRows).toEqual([]);
      // A lock is lost for good; a lease that nobody took is good again with the next beat.
      expect(Math.max(...(await workers())) > former).toBe(lease === 'session');
      stop.abort();
      expect(await running).toMatchObject({ succeeded: 5, lost: 0 });
      expect(receiver.requests).toHaveLength(5);
    });

    it('that was taken for dead while it was in mid-attempt writes nothing about it', async () => {
      let answer: () => void = () => {};
      receiver.answer((_request, response) => {
        answer = () => response.writeHead(200).end();
        return undefined;
      });
      await accept(domain);
      const stop = new AbortController();
      const running = runDispatcher({ signal: stop.signal, lease });
      await receiver.waitFor(1);
      const [former] = await workers();
      // What a sweep does, and another worker's claim right after it.
      await pool().query('with gone as (delete from workers) update deliveries set owner = 4711');
      await LOSE.session();
      await expect.poll(async () => (await workers()).filter((id) => id !== former)).toHaveLength(1);
      const before = await queuedRows();
      answer();
      receiver.answer(200);
      stop.abort();
      expect(await running).toMatchObject({ lost: 1 });
      expect(await queuedRows()).toEqual(before);
      expect(await attemptsLogged()).toBe(0);
    });

    it('takes over what a dead one of the other form held', async () => {
      await acceptMany(domain, 20);
      const dead = await registerLeasedWorker(pool(), 'gone', 1, 0);
      await pool().query('update deliveries set owner = $1', [dead]);
      if (lease === 'heartbeat') {
        await pool().query("update workers set lease_expires_at = null, started_at = now() - interval '1 minute'");
      }
      const stop = new AbortController();
      const running = runDispatcher({ signal: stop.signal, lease });
      await receiver.waitFor(20);
      stop.abort();
      expect(await running).toMatchObject({ succeeded: 20 });
      expect(await queuedRows()).toEqual([]);
    });
  });
}

describe('a sweep', () => {
  it('leaves a worker alone whose lease goes on, though it holds no lock', async () => {
    await accept(domain);
    const lease = await openHeartbeatLease(database.url);
    await pool().query('update deliveries set owner = $1', [lease.id]);
    await pool().query("update workers set started_at = now() - interval '1 hour'");
    expect(await sweep(pool())).toEqual({ dead: 0, freed: 0 });
    expect(await sweepOrphans(pool())).toBe(0);
    await lease.close();
    await expect.poll(() => sweep(pool())).toEqual({ dead: 1, freed: 1 });
    expect(await workers()).toEqual([]);
  });

  it('judges by the clock of the database, and frees all that the dead one held', async () => {
    await acceptMany(domain, 3);
    const dead = await registerLeasedWorker(pool(), 'gone', 1, 60_000);
    await pool().query('update deliveries set owner = $1', [dead]);
    expect(await sweep(pool())).toEqual({ dead: 0, freed: 0 });
    await pool().query("update workers set lease_expires_at = clock_timestamp() - interval '1 millisecond'");
    expect(await sweep(pool())).toEqual({ dead: 1, freed: 3 });
    expect(await owners()).toEqual([0]);
  });

  it('that comes after a beat takes nothing: the worker keeps its row and its deliveries', async () => {
    await accept(domain);
    const late = await registerLeasedWorker(pool(), 'late', 1, 0);
    await pool().query('update deliveries set owner = $1', [late]);
    const beating = await pool().connect();
    await beating.query('begin');
    await beating.query("update workers set lease_expires_at = clock_timestamp() + interval '1 minute'");
    const swept = sweep(pool());
    await expect
      .poll(async () => (await pool().query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).rowCount)
      .toBe(1);
    await beating.query('commit');
    beating.release();
    expect(await swept).toEqual({ dead: 0, freed: 0 });
    expect(await owners()).toEqual([late]);
  });
});
