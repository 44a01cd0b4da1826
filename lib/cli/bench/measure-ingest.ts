import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { pool } from '@/lib/storage/pool';
import { type BenchWorld, benchEvent } from './bench-world';
import { startWebProcess } from './children';
import { percentile } from './statistics';

const CONNECTIONS = 50;
const WARM_UP_MS = 3_000;
const MEASURE_MS = 10_000;

export interface IngestResult {
  connections: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * One event a request over 50 kept connections to the web process of the production build, each answered after its
 * commit. No worker runs; the load is made in this process, on the same cores.
 */
export async function measureIngest({ domains, authorization }: BenchWorld): Promise<IngestResult> {
  await pool().query('truncate events, deliveries, attempts');
  const web = await startWebProcess();
  const client = new Pool(web.url, { connections: CONNECTIONS });
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const measureFrom = startedAt + WARM_UP_MS;
  const measureTo = measureFrom + MEASURE_MS;

  async function sendUntilEnd(connection: number): Promise<void> {
    const domain = domains[connection % domains.length];
    if (!domain) return;
    const path = `/api/domains/${domain.name}/events`;
    const headers = { authorization, 'content-type': 'application/json' };
    for (let from = performance.now(); from < measureTo; from = performance.now()) {
      const body = JSON.stringify(benchEvent(domain));
      const answer = await client.request({ method: 'POST', path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`An event was answered ${answer.statusCode}: ${text}`);
      const to = performance.now();
      if (from >= measureFrom && to <= measureTo) tookMs.push(to - from);
    }
  }

  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, connection) => sendUntilEnd(connection)));
  } finally {
    await client.close();
    await web.stop();
    await delay(100);
  }
  return {
    connections: CONNECTIONS,
    requestsPerSecond: Math.round(tookMs.length / (MEASURE_MS / 1_000)),
    p50Ms: percentile(tookMs, 0.5),
    p99Ms: percentile(tookMs, 0.99),
  };
}
