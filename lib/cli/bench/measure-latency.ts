import { setTimeout as delay } from 'node:timers/promises';
import { ingestEventsHandler } from '@/lib/http/ingest-events';
import { pool } from '@/lib/storage/pool';
import { type BenchWorld, benchEvent } from './bench-world';
import { type startReceiverProcess, startWorkerProcess } from './children';
import { percentile } from './statistics';

const WARM_UP = 30;
const EVENTS = 300;
const PAUSE_MS = 30;

export interface LatencyResult {
  events: number;
  p50Ms: number;
  p99Ms: number;
  /** Until the request was answered: the event is on disk. */
  acceptedP50Ms: number;
}

/**
 * One event after the other on an idle machine: from the request that brings it (authentication and parsing included)
 * to the last byte of the POST at the receiver.
 */
export async function measureLatency(
  world: BenchWorld,
  receiver: Awaited<ReturnType<typeof startReceiverProcess>>,
): Promise<LatencyResult> {
  await pool().query('truncate events, deliveries, attempts');
  const worker = await startWorkerProcess();
  await delay(1_000);
  await receiver.report();
  const sentAt = new Map<string, number>();
  const acceptedMs: number[] = [];
  for (let i = 0; i < WARM_UP + EVENTS; i += 1) {
    const domain = world.domains[i % world.domains.length];
    if (!domain) break;
    const request = new Request(`http://127.0.0.1/api/domains/${domain.name}/events`, {
      method: 'POST',
      headers: { authorization: world.authorization, 'content-type': 'application/json' },
      body: JSON.stringify(benchEvent(domain)),
    });
    const startedAt = performance.timeOrigin + performance.now();
    const response = await ingestEventsHandler(request);
    if (response.status !== 200) throw new Error(`The event was answered ${response.status}: ${await response.text()}`);
    if (i >= WARM_UP) {
      const { items } = (await response.json()) as { items: { id: string }[] };
      sentAt.set(items[0]?.id ?? '', startedAt);
      acceptedMs.push(performance.timeOrigin + performance.now() - startedAt);
    }
    await delay(PAUSE_MS);
  }
  await delay(500);
  const { arrivals } = await receiver.report();
  await worker.stop();
  const tookMs = arrivals.flatMap(([id, at]) => {
    const from = sentAt.get(id);
    return from === undefined ? [] : [at - from];
  });
  if (tookMs.length !== EVENTS) throw new Error(`${tookMs.length} of ${EVENTS} events arrived.`);
  return {
    events: EVENTS,
    p50Ms: percentile(tookMs, 0.5),
    p99Ms: percentile(tookMs, 0.99),
    acceptedP50Ms: percentile(acceptedMs, 0.5),
  };
}
