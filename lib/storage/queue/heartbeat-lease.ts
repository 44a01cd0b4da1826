import { hostname } from 'node:os';
import { createPool } from '../pool';
import { beatWorker } from './beat-worker';
import { expireWorker } from './expire-worker';
import type { Queryable } from './queryable';
import { registerLeasedWorker } from './register-leased-worker';
import type { LeaseEvents, WorkerLease } from './worker-lease';

/** How long a confirmed beat lasts. A worker that is killed is taken over this long after its last beat, at most. */
export const LEASE_MS = 3_000;
/** Six beats in a lease: a lost one, or an event loop that stands still for two seconds, is not death. */
export const BEAT_MS = 500;
/** The worker counts itself as dead this much earlier than the others may. */
export const MARGIN_MS = 250;
const BEAT_TIMEOUT_MS = 1_000;

interface LeaseParts {
  id: number;
  db: Queryable;
  /** Milliseconds of a clock that only goes forward. */
  clock: () => number;
  /** The clock when the registration was sent. */
  registeredAt: number;
  onLost?: LeaseEvents['onLost'];
}

/**
 * A worker's life where a pooler in transaction mode hides sessions: its row in `workers` says until when it lives, by
 * the database's clock, and each beat moves that on. Nothing else is needed of a connection, so one that breaks
 * costs nothing as long as a beat gets through in time.
 *
 * The lease was written after its beat was sent. So the worker, which counts from the sending by its own clock, knows at
 * any moment without asking whether it may have been taken for dead: also after it was stopped (SIGSTOP) or its
 * network was away. Both clocks need only run at the same speed, they need not agree.
 */
export class HeartbeatLease implements WorkerLease {
  readonly id: number;
  private gone = false;
  private validUntil: number;

  constructor(private readonly parts: LeaseParts) {
    this.id = parts.id;
    this.validUntil = parts.registeredAt + LEASE_MS - MARGIN_MS;
  }

  get alive(): boolean {
    return !this.gone && this.parts.clock() < this.validUntil;
  }

  /** One beat. Whether the worker still has its row; throws when the database does not say. */
  async confirm(): Promise<boolean> {
    if (this.gone) return false;
    const sentAt = this.parts.clock();
    if (await beatWorker(this.parts.db, this.id, LEASE_MS)) {
      this.validUntil = Math.max(this.validUntil, sentAt + LEASE_MS - MARGIN_MS);
    } else if (!this.gone) {
      this.gone = true;
      this.parts.onLost?.(new Error('The worker was taken for dead.'));
    }
    return !this.gone;
  }

  async close(): Promise<void> {
    if (this.gone) return;
    this.gone = true;
    await expireWorker(this.parts.db, this.id);
  }
}

/** Registers a worker that lives by its heartbeat, and beats. Throws when the database cannot be reached. */
export async function openHeartbeatLease(connectionString: string, events: LeaseEvents = {}): Promise<WorkerLease> {
  // Connections of its own, so that a beat never waits for a claim. Two, so that one that hangs is not in its way either.
  const db = createPool(connectionString, {
    max: 2,
    application_name: 'postwire-worker',
    connectionTimeoutMillis: BEAT_TIMEOUT_MS,
    query_timeout: BEAT_TIMEOUT_MS,
    keepAlive: true,
  });
  const clock = () => performance.now();
  const registeredAt = clock();
  const id = await registerLeasedWorker(db, hostname(), process.pid, LEASE_MS).catch(async (error: unknown) => {
    await db.end();
    throw error;
  });
  const lease = new HeartbeatLease({ id, db, clock, registeredAt, ...events });
  // A beat that fails is followed by another; what counts is the last one that was confirmed.
  const beat = setInterval(() => void lease.confirm().catch(() => undefined), BEAT_MS);
  return {
    id,
    get alive() {
      return lease.alive;
    },
    confirm: () => lease.confirm(),
    async close() {
      clearInterval(beat);
      await lease.close().catch(() => undefined);
      await db.end().catch(() => undefined);
    },
  };
}
