import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { LivePublisher } from '@/lib/storage/live/live-publisher';
import { deregisterWorker } from '@/lib/storage/queue/deregister-worker';
import { createDispatchPool } from '@/lib/storage/queue/dispatch-pool';
import { readClock } from '@/lib/storage/queue/read-clock';
import { ClaimLoop } from './claim-loop';
import { loadClientCertificate } from './client-certificate';
import { type DispatchCounts, noCounts } from './counts';
import { DatabaseClock } from './database-clock';
import { destinationPolicy, egressProxy } from './destination-settings';
import { HeldDeliveries } from './held-deliveries';
import { Lanes } from './lanes';
import { type LeaseForm, LeaseKeeper } from './lease-keeper';
import { OutcomeWriter } from './outcome-writer';
import { ownServer } from './own-server';
import type { ResolveAddresses } from './resolve-addresses';
import { WebhookSender } from './send-webhook';
import { StatsWriter } from './stats-writer';
import { startSweeper } from './sweeper';
import { userAgent } from './user-agent';
import { Waker } from './waker';

export interface DispatcherOptions {
  /** Ends the run: no more claims, what is in flight is finished and written. */
  signal: AbortSignal;
  /** Listen for hints. Without, what is due is found by polling alone. */
  listen?: boolean;
  /** Stop claiming after this long, and earlier when nothing is due (the cron route). Without: run until `signal`. */
  budgetMs?: number;
  /** How long to wait for what is in flight after the end; then it is given back. */
  graceMs?: number;
  /** Attempts in flight at once, over all endpoints. */
  slots?: number;
  /** The most of them that a healthy endpoint may have. */
  endpointLimit?: number;
  resolve?: ResolveAddresses;
  /** How often what is due is looked for where no hint comes; 500 ms beside hints, 100 ms without. */
  scanMs?: number;
  /** How this worker proves that it lives; by its session unless a pooler hides that. */
  lease?: LeaseForm;
}

const WRITE_WITHIN_MS = 5_000;
/** Polling, where hints say the most of it, and where there are none. */
const SCAN_MS = { hinted: 500, alone: 100 };

/**
 * Delivers what is due: claims, attempts, settles, until told to stop or, with a budget, until nothing is due. Any
 * number of these may run at once, in any number of processes; they share the queue through the database
 * and nothing else. The worker process, the cron route and the tests all run this.
 *
 * Survives the database: while it is away nothing is claimed, outcomes wait in memory, and the run goes on when
 * it is back. Returns what was done.
 */
export async function runDispatcher(options: DispatcherOptions): Promise<DispatchCounts> {
  const { signal, graceMs = env().DELIVERY_TIMEOUT + 1_000 } = options;
  const connectionString = env().DATABASE_URL;
  const pool = createDispatchPool(connectionString);
  const counts = noCounts();
  const held = new HeldDeliveries();
  const { DISPATCH_SLOTS, ENDPOINT_LIMIT, PAYLOAD_MEMORY_MB } = env();
  const slots = options.slots ?? DISPATCH_SLOTS;
  const lanes = new Lanes(slots, options.endpointLimit ?? ENDPOINT_LIMIT);
  const waker = new Waker();
  const stats = new StatsWriter(pool);
  const live = new LivePublisher(() => pool);
  const writer = new OutcomeWriter(
    pool,
    held,
    counts,
    () => waker.wake(),
    stats,
    (accountId) => live.add('deliveries', accountId),
  );
  const sender = new WebhookSender({
    policy: destinationPolicy(),
    own: ownServer(),
    connectTimeoutMs: env().CONNECT_TIMEOUT,
    deadlineMs: env().DELIVERY_TIMEOUT,
    // As many again are kept for those who are sent to next.
    maxSockets: 2 * slots,
    certificate: await loadClientCertificate(),
    proxy: egressProxy(),
    ...(options.resolve && { resolve: options.resolve }),
  });
  const form = options.lease ?? (env().DATABASE_POOLER === 'transaction' ? 'heartbeat' : 'session');
  const listen = form === 'session' && (options.listen ?? options.budgetMs === undefined);
  const keeper = new LeaseKeeper({
    pool,
    connectionString,
    form,
    held,
    listen,
    onDue: (endpointIds) => loop.hint(endpointIds),
    onLost: () => waker.wake(),
  });
  const clock = new DatabaseClock(() => readClock(pool));
  const loop = new ClaimLoop({
    pool,
    clock,
    keeper,
    held,
    lanes,
    waker,
    writer,
    counts,
    attempt: { sender, userAgent: userAgent(), schedule: env().RETRY_SCHEDULE, clock },
    scanMs: options.scanMs ?? (listen ? SCAN_MS.hinted : SCAN_MS.alone),
    maxChars: PAYLOAD_MEMORY_MB * 1024 * 1024,
  });
  const wake = () => waker.wake();
  signal.addEventListener('abort', wake);
  const stopSweeper = startSweeper(
    pool,
    () => loop.givenBack(),
    () => keeper.ids,
  );
  try {
    await loop.run(signal, options.budgetMs);
  } finally {
    signal.removeEventListener('abort', wake);
    await loop.idle(graceMs);
    const unwritten = await writer.drain(WRITE_WITHIN_MS);
    loop.abandon();
    await stats.close();
    await sender.close();
    await stopSweeper();
    await keeper.close((owner) => deregisterWorker(pool, owner, held.idsOf(owner)));
    await live.close();
    await pool.end();
    log.info({ ...counts, givenBack: held.size, unwritten }, 'dispatch.ended');
  }
  return counts;
}
