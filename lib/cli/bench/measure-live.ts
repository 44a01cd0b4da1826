import { atMost, type Experiment } from './experiment';
import { startLoadProcess } from './load-process';
import { startReceiverProcess } from './receiver-process';
import { percentile } from './statistics';
import { prepare, runSystem } from './system-run';
import { postwire } from './systems/postwire';

const RATE = 1_000;

/** PERFORMANCE 5, the fourth row. */
export const live: Experiment = {
  name: 'live',
  title: `${RATE.toLocaleString('en')} requests a second with one event each, from the making of an event to its POST`,
  async run(context) {
    const receiver = await startReceiverProcess();
    const load = await startLoadProcess();
    const [p50, p99, answered]: number[][] = [[], [], []];
    try {
      const prepared = await prepare(context, postwire, receiver);
      const shape = { kind: 'paced', eventsPerSecond: RATE, seconds: context.short ? 1 : 10, batch: 1 } as const;
      for (let run = 0; run < context.runs; run += 1) {
        const result = await runSystem(context, prepared, { load, receiver, shape });
        const latencies = [...result.received.latenciesMs.values()].flat();
        p50?.push(percentile(latencies, 0.5));
        p99?.push(percentile(latencies, 0.99));
        answered?.push(percentile(result.load.tookMs, 0.5));
      }
    } finally {
      await Promise.all([load.stop(), receiver.stop()]);
    }
    return [
      { name: 'event to POST, p50', unit: 'ms', values: p50 ?? [], goal: atMost(5, ' ms') },
      { name: 'event to POST, p99', unit: 'ms', values: p99 ?? [], goal: atMost(50, ' ms') },
      { name: 'request to answer, after its commit, p50', unit: 'ms', values: answered ?? [] },
    ];
  },
};
