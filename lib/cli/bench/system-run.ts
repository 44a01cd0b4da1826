import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createPool } from '@/lib/storage/pool';
import { type BenchWorld, makeWorld } from './bench-world';
import type { BenchContext } from './experiment';
import type { Load, LoadReport, LoadShape } from './load-process';
import { cpuSecondsOf, cpuSecondsOfTree } from './process-figures';
import type { Receiver, ReceiverReport } from './receiver-process';
import type { System } from './systems/system';

const LOGGED_WITHIN_MS = 60_000;
/** A process that has just started still loads what its first requests will need. */
const SETTLES_WITHIN_MS = 3_000;
const WARM_UP = { kind: 'closed', batch: 10, connections: 10, window: 1_000 } as const;

/** A system with a database and a world of its own, to be measured several times. */
export interface Prepared {
  system: System;
  databaseUrl: string;
  world: BenchWorld;
}

export interface SystemRun {
  load: LoadReport;
  received: ReceiverReport;
  /** From the first request until the last attempt was in the log. */
  seconds: number;
  perSecond: number;
  /** CPU seconds per 1,000 deliveries. */
  cpu: { app: number; database: number };
}

export async function prepare(context: BenchContext, system: System, receiver: Receiver): Promise<Prepared> {
  const databaseUrl = await context.newDatabase();
  const db = createPool(databaseUrl, { max: 1 });
  const world = await makeWorld(db, receiver.ports, { redact: true });
  await db.end();
  return { system, databaseUrl, world };
}

async function empty(databaseUrl: string): Promise<void> {
  const db = createPool(databaseUrl, { max: 1 });
  await db.query('truncate events, deliveries, attempts, cancellations');
  await db.query('checkpoint');
  await db.end();
}

async function untilLogged(logged: () => Promise<number>, count: number): Promise<void> {
  const giveUpAt = performance.now() + LOGGED_WITHIN_MS;
  for (;;) {
    const found = await logged();
    if (found >= count) return;
    if (performance.now() > giveUpAt) throw new Error(`Only ${found} of ${count} deliveries were logged.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Starts the system on an empty log, warms it up, hands in the load, and waits until all of it is POSTed and logged. */
export async function runSystem(
  context: BenchContext,
  { system, databaseUrl, world }: Prepared,
  { load, receiver, shape }: { load: Load; receiver: Receiver; shape: LoadShape },
): Promise<SystemRun> {
  await empty(databaseUrl);
  const directory = mkdtempSync(join(context.directory, 'system-'));
  const running = await system.start({ databaseUrl, world, directory });
  try {
    const target = { url: running.url, world };
    await receiver.reset();
    await new Promise((resolve) => setTimeout(resolve, context.short ? 0 : SETTLES_WITHIN_MS));
    const warm = await load.send(target, { ...WARM_UP, events: context.short ? 200 : 2_000 }, receiver.count);
    await untilLogged(running.logged, warm.accepted);
    await receiver.reset();
    const cpuOf = () => ({
      app: cpuSecondsOf(running.processes.app),
      database: cpuSecondsOfTree(context.postgresPid) + cpuSecondsOf(running.processes.store),
    });
    const before = cpuOf();
    const startedAt = performance.now();
    const report = await load.send(target, shape, shape.kind === 'closed' ? receiver.count : undefined);
    await untilLogged(running.logged, warm.accepted + report.accepted);
    const seconds = (performance.now() - startedAt) / 1_000;
    const after = cpuOf();
    const per1000 = (from: number, to: number) => ((to - from) * 1_000) / report.accepted;
    return {
      load: report,
      received: await receiver.report(),
      seconds,
      perSecond: report.accepted / seconds,
      cpu: { app: per1000(before.app, after.app), database: per1000(before.database, after.database) },
    };
  } finally {
    await running.stop();
  }
}
