import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { createPool } from '@/lib/storage/pool';
import { makeWorld } from './bench-world';
import { startWebProcess, startWorkerProcess } from './children';
import { always, type BenchContext, type Experiment } from './experiment';
import { startLoadProcess } from './load-process';
import { type Receiver, startReceiverProcess } from './receiver-process';

const WITHIN_SECONDS = 3;

interface Killed {
  lost: number;
  repeats: number;
  /** Rows that the killed worker held at that moment. */
  inFlight: number;
  /** From the kill until the survivor has delivered all that the killed worker held. */
  seconds: number;
}

async function one(db: pg.Pool, query: string, values: unknown[] = []): Promise<number> {
  const { rows } = await db.query<{ n: number }>(query, values);
  return rows[0]?.n ?? 0;
}

async function killInMidDrain(databaseUrl: string, db: pg.Pool, receiver: Receiver, events: number): Promise<Killed> {
  await receiver.reset();
  const start = () => startWorkerProcess({ DATABASE_URL: databaseUrl });
  const [victim, survivor] = await Promise.all([start(), start()]);
  try {
    while ((await receiver.count()) < events / 3) await delay(2);
    const owner = await one(db, 'select id as n from workers where pid = $1 order by id desc limit 1', [victim.pid]);
    victim.child.kill('SIGKILL');
    const killedAt = performance.now();
    const { rows } = await db.query<{ id: bigint }>('select id from deliveries where owner = $1', [owner]);
    const heldIds = rows.map(({ id }) => id);
    const waiting = 'select count(*)::int as n from deliveries where id = any($1::bigint[])';
    while ((await one(db, waiting, [heldIds])) > 0) await delay(20);
    const seconds = (performance.now() - killedAt) / 1_000;
    while ((await one(db, 'select count(*)::int as n from deliveries')) > 0) await delay(20);
    const { ids } = await receiver.report();
    const distinct = new Set(ids).size;
    return { lost: events - distinct, repeats: ids.length - distinct, inFlight: heldIds.length, seconds };
  } finally {
    await survivor.stop();
  }
}

async function measure(context: BenchContext): Promise<Killed[]> {
  const events = context.short ? 3_000 : 30_000;
  const databaseUrl = await context.newDatabase();
  const db = createPool(databaseUrl, { max: 2 });
  const receiver = await startReceiverProcess({ keepIds: true });
  const load = await startLoadProcess();
  const web = await startWebProcess({ DATABASE_URL: databaseUrl });
  const found: Killed[] = [];
  try {
    const world = await makeWorld(db, receiver.ports);
    for (let run = 0; run < context.runs; run += 1) {
      await db.query('truncate events, deliveries, attempts');
      await load.send({ url: web.url, world }, { kind: 'closed', events, batch: 500, connections: 4, window: events });
      found.push(await killInMidDrain(databaseUrl, db, receiver, events));
    }
    return found;
  } finally {
    await Promise.all([web.stop(), load.stop(), receiver.stop(), db.end()]);
  }
}

/** PERFORMANCE 5: SIGKILL of one of two workers in the middle of a backlog. */
export const kill: Experiment = {
  name: 'kill',
  title: 'SIGKILL of one of two workers in the middle of a backlog of 30,000',
  async run(context) {
    const found = await measure(context);
    const of = (name: keyof Killed) => found.map((killed) => killed[name]);
    return [
      { name: 'lost', unit: '', values: of('lost'), goal: always(0) },
      { name: 'held by the killed worker', unit: 'deliveries', values: of('inFlight') },
      { name: 'repeated', unit: 'deliveries', values: of('repeats') },
      {
        name: 'repeated beyond what it held',
        unit: '',
        values: found.map(({ repeats, inFlight }) => Math.max(0, repeats - inFlight)),
        goal: always(0),
      },
      {
        name: 'until the other one has delivered all that it held',
        unit: 's',
        values: of('seconds'),
        goal: { text: `≤ ${WITHIN_SECONDS} s`, isMet: ({ max }) => max <= WITHIN_SECONDS },
      },
    ];
  },
};
