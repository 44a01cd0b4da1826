import { createPool } from '@/lib/storage/pool';
import { makeWorld } from './bench-world';
import { startWebProcess, startWorkerProcess } from './children';
import type { BenchContext, Experiment } from './experiment';
import { type Load, startLoadProcess } from './load-process';
import { type Receiver, startReceiverProcess } from './receiver-process';
import { percentile } from './statistics';

const ENDPOINTS = 100;
const RATE = 1_000;
const BATCH = 10;
const GOAL = 1.2;
/** Most of the measurement: what hangs keeps its slots that long. */
const DELIVERY_TIMEOUT = '10s';
/** A process that has just started is slow for its first seconds, with faults or without; this is not about those. */
const WARM_UP_SECONDS = 12;

interface Isolated {
  p50: number;
  p99: number;
  /** Events of healthy endpoints that did not arrive. */
  missing: number;
}

interface Parts {
  databaseUrl: string;
  receiver: Receiver;
  load: Load;
}

async function run(context: BenchContext, { databaseUrl, receiver, load }: Parts, faulty: number): Promise<Isolated> {
  const db = createPool(databaseUrl, { max: 1 });
  await db.query('truncate events, deliveries, attempts, cancellations, accounts cascade');
  const world = await makeWorld(db, receiver.ports);
  await db.end();
  const hanging = receiver.ports.slice(0, faulty);
  const failing = receiver.ports.slice(faulty, 2 * faulty);
  const healthy = receiver.ports.slice(2 * faulty);
  await receiver.behave(receiver.ports, { kind: 'ok' });
  const settings = { DATABASE_URL: databaseUrl, DELIVERY_TIMEOUT };
  const [web, worker] = await Promise.all([startWebProcess(settings), startWorkerProcess(settings)]);
  try {
    const target = { url: web.url, world };
    const paced = (seconds: number) =>
      load.send(target, { kind: 'paced', eventsPerSecond: RATE, seconds, batch: BATCH });
    await paced(context.short ? 1 : WARM_UP_SECONDS);
    await receiver.behave(hanging, { kind: 'hang' });
    await receiver.behave(failing, { kind: 'status', status: 500 });
    await receiver.reset();
    const { accepted } = await paced(context.short ? 2 : 12);
    // Batches go to one endpoint after the other, so each is owed the same share.
    const owed = Math.floor(accepted / ENDPOINTS) * healthy.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { latenciesMs } = await receiver.report();
    const latencies = healthy.flatMap((port) => latenciesMs.get(port) ?? []);
    return {
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      missing: Math.max(0, owed - latencies.length),
    };
  } finally {
    worker.child.kill('SIGKILL');
    await web.stop();
  }
}

/** PERFORMANCE 2 and 5: what the healthy notice of the sick. */
export const isolate: Experiment = {
  name: 'isolate',
  title: `${RATE.toLocaleString('en')} events/s over ${ENDPOINTS} endpoints, of which 10 hang and 10 answer 500: the 80 others`,
  async run(context) {
    const receiver = await startReceiverProcess({ ports: ENDPOINTS });
    const load = await startLoadProcess();
    const parts = { databaseUrl: await context.newDatabase(), receiver, load };
    const [without, faults]: [Isolated[], Isolated[]] = [[], []];
    try {
      for (let round = 0; round < context.runs; round += 1) {
        without.push(await run(context, parts, 0));
        faults.push(await run(context, parts, ENDPOINTS / 10));
        context.note(`p99 without ${without.at(-1)?.p99} ms, with faults ${faults.at(-1)?.p99} ms`);
      }
    } finally {
      await Promise.all([load.stop(), receiver.stop()]);
    }
    const of = (runs: Isolated[], name: keyof Isolated) => runs.map((found) => found[name]);
    return [
      { name: 'no fault, p50', unit: 'ms', values: of(without, 'p50') },
      { name: 'no fault, p99', unit: 'ms', values: of(without, 'p99') },
      { name: 'faults, healthy p50', unit: 'ms', values: of(faults, 'p50') },
      { name: 'faults, healthy p99', unit: 'ms', values: of(faults, 'p99') },
      {
        name: 'healthy p99, with faults to without',
        unit: '×',
        values: faults.map(({ p99 }, round) => p99 / (without[round]?.p99 ?? Number.NaN)),
        goal: { text: `≤ ${GOAL} ×`, isMet: ({ median }) => median <= GOAL },
      },
      {
        name: 'healthy events that did not arrive',
        unit: '',
        values: of(faults, 'missing'),
        goal: { text: '0', isMet: ({ max }) => max === 0 },
      },
    ];
  },
};
