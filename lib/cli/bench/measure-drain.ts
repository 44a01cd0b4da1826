import { setTimeout as delay } from 'node:timers/promises';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import { pool } from '@/lib/storage/pool';
import { type BenchWorld, benchEvent } from './bench-world';
import { type startReceiverProcess, startWorkerProcess } from './children';

const DELIVERIES = 20_000;
const BATCH = 500;

async function countOf(table: 'deliveries' | 'attempts'): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

export interface DrainResult {
  deliveries: number;
  acceptedPerSecond: number;
  seconds: number;
  deliveriesPerSecond: number;
  repeats: number;
}

/**
 * 20,000 deliveries over 10 endpoints are on disk, then the worker starts: from the first POST to the moment at which
 * the last one is logged and out of the queue.
 */
export async function measureDrain(
  world: BenchWorld,
  receiver: Awaited<ReturnType<typeof startReceiverProcess>>,
): Promise<DrainResult> {
  await pool().query('truncate events, deliveries, attempts');
  await receiver.report();
  const loadingFrom = performance.now();
  for (let i = 0; i < DELIVERIES / BATCH; i += 1) {
    const domain = world.domains[i % world.domains.length];
    if (!domain) break;
    await acceptEvents({ domain, items: Array.from({ length: BATCH }, () => benchEvent(domain)) });
  }
  const loadingMs = performance.now() - loadingFrom;
  await pool().query('vacuum analyze deliveries');
  await pool().query('checkpoint');
  const worker = await startWorkerProcess();
  while ((await countOf('deliveries')) > 0) await delay(20);
  const endedAt = performance.timeOrigin + performance.now();
  const { count, firstAt } = await receiver.report();
  await worker.stop();
  if ((await countOf('attempts')) !== DELIVERIES) throw new Error('Not every delivery was logged.');
  const seconds = (endedAt - firstAt) / 1_000;
  return {
    deliveries: DELIVERIES,
    acceptedPerSecond: Math.round(DELIVERIES / (loadingMs / 1_000)),
    seconds: Math.round(seconds * 1_000) / 1_000,
    deliveriesPerSecond: Math.round(DELIVERIES / seconds),
    repeats: count - DELIVERIES,
  };
}
