import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ingestCounts } from '@/lib/dispatch/ingest-counts';
import { findQueueFigures, type QueueFigures } from '@/lib/storage/queue-figures';

/** One line of the exposition, with what Prometheus wants to know of it. */
export interface Metric {
  name: string;
  help: string;
  type: 'counter' | 'gauge';
  labels?: Record<string, string>;
  value: number;
}

/** The queue is counted at most this often, however often it is asked. */
const FRESH_MS = 5_000;
const shared = globalThis as typeof globalThis & {
  postwireFigures?: { at: number; figures: Promise<QueueFigures> };
  postwireLoopDelay?: ReturnType<typeof monitorEventLoopDelay>;
};

function queueFigures(): Promise<QueueFigures> {
  const kept = shared.postwireFigures;
  if (kept && performance.now() - kept.at < FRESH_MS) return kept.figures;
  const figures = findQueueFigures();
  shared.postwireFigures = { at: performance.now(), figures };
  // What failed is not kept: the next who asks asks the database.
  figures.catch(() => {
    shared.postwireFigures = undefined;
  });
  return figures;
}

function loopDelay(): ReturnType<typeof monitorEventLoopDelay> {
  if (!shared.postwireLoopDelay) {
    shared.postwireLoopDelay = monitorEventLoopDelay({ resolution: 20 });
    shared.postwireLoopDelay.enable();
  }
  return shared.postwireLoopDelay;
}

/**
 * What an operator watches (PRODUCT 4): the queue of all accounts, the workers, and this web process. Numbers only, of no single
 * account. Rejects when the database is away, so that a scrape fails rather than shows an empty queue.
 */
export async function collectMetrics(): Promise<Metric[]> {
  const queue = await queueFigures();
  const { accepted, duplicate } = ingestCounts();
  const delay = loopDelay();
  const { user, system } = process.cpuUsage();
  const events = {
    name: 'postwire_events_total',
    help: 'Events that this process has taken.',
    type: 'counter',
  } as const;
  return [
    { ...events, labels: { result: 'accepted' }, value: accepted },
    { ...events, labels: { result: 'duplicate' }, value: duplicate },
    gauge('postwire_deliveries_pending', 'Deliveries that are owed, whenever they are due.', queue.pending),
    gauge('postwire_deliveries_due', 'Deliveries that are due and held by no worker.', queue.due),
    gauge('postwire_deliveries_held', 'Deliveries that a worker holds.', queue.held),
    gauge('postwire_oldest_due_seconds', 'How long the longest due delivery has been due.', queue.oldestDueSeconds),
    gauge('postwire_workers', 'Workers that showed a sign of life within a minute.', queue.workers),
    gauge('process_resident_memory_bytes', 'Resident memory of this process.', process.memoryUsage.rss()),
    {
      name: 'process_cpu_seconds_total',
      help: 'CPU time of this process.',
      type: 'counter',
      value: (user + system) / 1_000_000,
    },
    gauge('nodejs_eventloop_lag_p99_seconds', 'Event loop delay since the start.', delay.percentile(99) / 1e9),
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', value };
}
