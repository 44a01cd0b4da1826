import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { createPool } from '@/lib/storage/pool';
import { makeWorld } from './bench-world';
import { startWebProcess, startWorkerProcess } from './children';
import { always, type Experiment } from './experiment';
import { startLoadProcess } from './load-process';
import { type Receiver, startReceiverProcess } from './receiver-process';

const WORKERS = [1, 2];

async function countOf(db: pg.Pool, table: 'deliveries' | 'attempts'): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

interface Drained {
  perSecond: number;
  repeats: number;
}

/** Everything is on disk before the workers start: from the first POST until the last one is logged and out of the queue. */
async function drainWith(workers: number, databaseUrl: string, db: pg.Pool, receiver: Receiver): Promise<Drained> {
  const deliveries = await countOf(db, 'deliveries');
  await db.query('vacuum analyze deliveries');
  await db.query('checkpoint');
  await receiver.reset();
  const running = await Promise.all(
    Array.from({ length: workers }, () => startWorkerProcess({ DATABASE_URL: databaseUrl })),
  );
  while ((await countOf(db, 'deliveries')) > 0) await delay(20);
  const endedAt = performance.timeOrigin + performance.now();
  const { count, firstAt } = await receiver.report();
  await Promise.all(running.map((worker) => worker.stop()));
  if ((await countOf(db, 'attempts')) !== deliveries) throw new Error('Not every delivery was logged.');
  return { perSecond: (deliveries * 1_000) / (endedAt - firstAt), repeats: count - deliveries };
}

/** PERFORMANCE 1: what the workers do with a backlog while nothing comes in. */
export const drain: Experiment = {
  name: 'drain',
  title: 'a backlog over 10 endpoints, stored before the workers start: from the first POST until all is logged',
  async run(context) {
    const events = context.short ? 2_000 : 60_000;
    const receiver = await startReceiverProcess();
    const load = await startLoadProcess();
    const databaseUrl = await context.newDatabase();
    const db = createPool(databaseUrl, { max: 2 });
    const world = await makeWorld(db, receiver.ports);
    const web = await startWebProcess({ DATABASE_URL: databaseUrl });
    const found = new Map(WORKERS.map((workers) => [workers, { rates: [] as number[], repeats: [] as number[] }]));
    try {
      for (let run = 0; run < context.runs; run += 1) {
        for (const [workers, { rates, repeats }] of found) {
          await db.query('truncate events, deliveries, attempts');
          const shape = { kind: 'closed', events, batch: 500, connections: 4, window: events } as const;
          await load.send({ url: web.url, world }, shape);
          const drained = await drainWith(workers, databaseUrl, db, receiver);
          context.note(`${workers} workers: ${Math.round(drained.perSecond)}/s`);
          rates.push(drained.perSecond);
          repeats.push(drained.repeats);
        }
      }
    } finally {
      await Promise.all([web.stop(), load.stop(), receiver.stop(), db.end()]);
    }
    return [...found].flatMap(([workers, { rates, repeats }]) => [
      { name: `${workers === 1 ? 'one worker' : `${workers} workers`}`, unit: 'deliveries/s', values: rates },
      {
        name: `${workers === 1 ? 'one worker' : `${workers} workers`}, repeats`,
        unit: '',
        values: repeats,
        goal: always(0),
      },
    ]);
  },
};
