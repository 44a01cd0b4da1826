import type { BenchContext, Experiment, Figure } from './experiment';
import { startLoadProcess } from './load-process';
import { startReceiverProcess } from './receiver-process';
import { percentile } from './statistics';
import { prepare, runSystem } from './system-run';
import { SYSTEMS } from './systems/systems';

const RATE = 2_000;
const BATCH = 10;
const AGAINST = ['BullMQ + Redis', 'graphile-worker'];
const GOAL = 0.6;

async function measure(context: BenchContext): Promise<Map<string, { p50: number[]; p99: number[] }>> {
  const receiver = await startReceiverProcess();
  const load = await startLoadProcess();
  const found = new Map<string, { p50: number[]; p99: number[] }>();
  try {
    for (const system of SYSTEMS) {
      const missing = await system.missing();
      if (missing) {
        context.note(`${system.name} is left out: ${missing}`);
        continue;
      }
      const prepared = await prepare(context, system, receiver);
      const shape = { kind: 'paced', eventsPerSecond: RATE, seconds: context.short ? 1 : 8, batch: BATCH } as const;
      const of = { p50: [] as number[], p99: [] as number[] };
      for (let run = 0; run < context.runs; run += 1) {
        const { received } = await runSystem(context, prepared, { load, receiver, shape });
        const latencies = [...received.latenciesMs.values()].flat();
        of.p50.push(percentile(latencies, 0.5));
        of.p99.push(percentile(latencies, 0.99));
      }
      found.set(system.name, of);
    }
    return found;
  } finally {
    await Promise.all([load.stop(), receiver.stop()]);
  }
}

/** PERFORMANCE 5, the third row. */
export const latency: Experiment = {
  name: 'latency',
  title: `from the making of an event to its POST at ${RATE.toLocaleString('en')} events/s, ${BATCH} a request`,
  async run(context) {
    const found = await measure(context);
    const figures: Figure[] = [];
    for (const [name, { p50, p99 }] of found) {
      figures.push(
        { name: `${name}, p50`, unit: 'ms', values: p50 },
        { name: `${name}, p99`, unit: 'ms', values: p99 },
      );
    }
    const ours = found.get('Postwire')?.p99 ?? [];
    for (const name of AGAINST) {
      const theirs = found.get(name)?.p99;
      if (!theirs) continue;
      figures.push({
        name: `p99, Postwire to ${name}`,
        unit: '×',
        values: ours.map((ms, run) => ms / (theirs[run] ?? Number.NaN)),
        goal: { text: `≤ ${GOAL} ×`, isMet: ({ median }) => median <= GOAL },
      });
    }
    return figures;
  },
};
