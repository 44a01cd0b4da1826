import { resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebhook, updateWebhook } from '@/lib/services/change-webhook';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { listWebhooks } from '@/lib/services/webhooks';
import { applyMigrations, readMigrations } from '@/lib/storage/migrations';
import { endPools, pool } from '@/lib/storage/pool';
import { DUE_CHANNEL } from '@/lib/storage/queue/queryable';
import { sweep } from '@/lib/storage/queue/sweep';
import { type TestDatabase, withDatabase } from '@/lib/testing/database';
import { type PgBouncer, pgBouncerVersion, startPgBouncer } from '@/lib/testing/pgbouncer';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { accept, addAccount, addDomain, addWebhook, eventOf } from '@/lib/testing/world';
import { acceptEvents } from './accept-events';
import { runDispatcher } from './run-dispatcher';

const version = pgBouncerVersion();
const database: TestDatabase = await withDatabase();
const queue = async () => (await pool().query('select * from deliveries')).rows;

describe.skipIf(version === null)(`through PgBouncer (${version ?? 'not installed'}) in transaction mode`, () => {
  let bouncer: PgBouncer;
  let receiver: Receiver;

  beforeAll(async () => {
    bouncer = await startPgBouncer(database.url);
    // Before anything reads the settings: all that the product does from here on goes through the pooler.
    Object.assign(process.env, { DATABASE_URL: bouncer.url, DATABASE_POOLER: 'transaction' });
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await endPools();
    await bouncer.stop();
  });

  it('any number of starters migrate an empty database at once', async () => {
    await pool().query('create database pooled_one');
    const url = bouncer.url.replace(database.name, 'pooled_one');
    const directory = resolve(import.meta.dirname, '../../prisma/migrations');
    const made = await Promise.all([1, 2, 3].map(() => applyMigrations(url, directory)));
    expect(made.flat().sort()).toEqual(readMigrations(directory).map(({ name }) => name));
    expect(await applyMigrations(url, directory)).toEqual([]);
    const direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
    const left = `select 1 from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and d.datname = 'pooled_one'`;
    expect((await direct.query(left)).rowCount).toBe(0);
    await direct.query('drop database pooled_one with (force)');
    await direct.end();
  });

  it('what people configure is stored, several writers at once', async () => {
    const caller = systemCaller(await createPrimaryAccount('Acme'));
    await createDomain(caller, { name: 'mg.pooled.example' });
    const input = { level: 'account' as const, description: '', eventTypes: ['opened' as const] };
    const made = await Promise.all(
      ['a', 'b', 'c'].map((path) => createWebhook(caller, { ...input, url: `${receiver.url}/${path}` })),
    );
    for (const { id } of made) await updateWebhook(caller, id, { description: 'changed' });
    expect((await listWebhooks(caller)).items.map(({ description }) => description)).toEqual(Array(3).fill('changed'));
  });

  it('several dispatchers send each delivery once, and hear of new events without LISTEN', async () => {
    const account = await addAccount();
    const domain = await addDomain(account);
    for (let i = 0; i < 3; i += 1) await addWebhook(account, `${receiver.url}/${i}`);
    const stop = new AbortController();
    const running = [1, 2, 3].map(() => runDispatcher({ signal: stop.signal }));
    for (let round = 0; round < 10; round += 1) {
      await acceptEvents({ domain, items: Array.from({ length: 20 }, () => eventOf('opened')) });
    }
    await receiver.waitFor(600, 60_000);
    await accept(domain);
    await receiver.waitFor(603);
    await expect.poll(queue).toEqual([]);
    stop.abort();
    const counts = await Promise.all(running);
    expect(counts.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(603);
    expect(counts.reduce((sum, { lost }) => sum + lost, 0)).toBe(0);
    const sent = receiver.requests.map((request) => `${request.url} ${request.headers['webhook-id']}`);
    expect(new Set(sent).size).toBe(603);
    expect((await pool().query('select * from workers')).rows).toEqual([]);
  });

  it('a worker on the database itself hears at once of what came in through the pooler', async () => {
    const account = await addAccount();
    const domain = await addDomain(account);
    const { endpointId } = await addWebhook(account, receiver.url);
    const direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
    const hint = new Promise((resolve) => direct.once('notification', ({ payload }) => resolve(payload)));
    await direct.query(`listen ${DUE_CHANNEL}`);
    await accept(domain);
    expect(await hint).toBe(String(endpointId));
    await direct.end();
    await pool().query('truncate deliveries');
  });

  it('a worker goes on when the pooler loses its connections, and loses nothing', async () => {
    const account = await addAccount();
    const domain = await addDomain(account);
    await addWebhook(account, `${receiver.url}/again`);
    const again = () =>
      new Set(receiver.requests.filter(({ url }) => url === '/again').map(({ headers }) => headers['webhook-id'])).size;
    const stop = new AbortController();
    const running = runDispatcher({ signal: stop.signal });
    await accept(domain);
    await expect.poll(again).toBe(1);
    // Ends every connection that the pooler has to the database, in mid-work.
    const direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
    await acceptEvents({ domain, items: Array.from({ length: 50 }, () => eventOf('opened')) });
    await direct.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await expect.poll(again).toBe(51);
    await expect
      .poll(async () => (await direct.query('select 1 from deliveries')).rowCount, { timeout: 10_000 })
      .toBe(0);
    expect(await sweep(direct)).toEqual({ dead: 0, freed: 0 });
    await direct.end();
    stop.abort();
    await running;
  });
});
