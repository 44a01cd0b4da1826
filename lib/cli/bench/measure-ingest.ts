import { createPool } from '@/lib/storage/pool';
import { makeWorld } from './bench-world';
import { startWebProcess } from './children';
import { atLeast, type Experiment } from './experiment';
import { startLoadProcess } from './load-process';
import { percentile } from './statistics';

const CONNECTIONS = 50;
const PORTS = Array.from({ length: 10 }, (_, place) => 20_000 + place);

/** PERFORMANCE 5: the web process alone. No worker runs, so nothing is sent to the ports that the webhooks name. */
export const ingest: Experiment = {
  name: 'ingest',
  title: `one event a request over ${CONNECTIONS} connections, each answered after its commit; no worker`,
  async run(context) {
    const databaseUrl = await context.newDatabase();
    const db = createPool(databaseUrl, { max: 2 });
    const world = await makeWorld(db, PORTS);
    const load = await startLoadProcess();
    const web = await startWebProcess({ DATABASE_URL: databaseUrl });
    const flood = (seconds: number) =>
      load.send({ url: web.url, world }, { kind: 'flood', seconds, batch: 1, connections: CONNECTIONS });
    const [rates, p50, p99]: number[][] = [[], [], []];
    try {
      await flood(context.short ? 1 : 3);
      for (let run = 0; run < context.runs; run += 1) {
        await db.query('truncate events, deliveries');
        const { accepted, seconds, tookMs } = await flood(context.short ? 1 : 8);
        const { rows } = await db.query<{ n: number }>('select count(*)::int as n from events');
        if (rows[0]?.n !== accepted) throw new Error(`${accepted} events were accepted, ${rows[0]?.n} are stored.`);
        rates?.push(accepted / seconds);
        p50?.push(percentile(tookMs, 0.5));
        p99?.push(percentile(tookMs, 0.99));
      }
    } finally {
      await Promise.all([load.stop(), web.stop(), db.end()]);
    }
    return [
      { name: 'accepted', unit: 'requests/s', values: rates ?? [], goal: atLeast(4_000, '/s') },
      { name: 'request to answer, p50', unit: 'ms', values: p50 ?? [] },
      { name: 'request to answer, p99', unit: 'ms', values: p99 ?? [] },
    ];
  },
};
