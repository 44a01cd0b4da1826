import type pg from 'pg';
import { log } from '@/lib/config/log';
import { adoptDeliveries } from '@/lib/storage/queue/adopt-deliveries';
import { openHeartbeatLease } from '@/lib/storage/queue/heartbeat-lease';
import type { LeaseEvents, WorkerLease } from '@/lib/storage/queue/worker-lease';
import { WorkerSession } from '@/lib/storage/queue/worker-session';
import type { HeldDeliveries } from './held-deliveries';

/** How a worker proves that it lives: a lock that its session holds, or, where a pooler hides sessions, its heartbeat. */
export type LeaseForm = 'session' | 'heartbeat';

interface KeeperOptions extends Required<LeaseEvents> {
  pool: pg.Pool;
  connectionString: string;
  form: LeaseForm;
  held: HeldDeliveries;
  /** Listen for hints, where there is a session to do it in. */
  listen: boolean;
}

/**
 * Keeps this worker registered. A worker whose lease is lost stops claiming and sending, registers anew under another
 * id, and takes along what it has in flight and nobody freed meanwhile.
 */
export class LeaseKeeper {
  private lease: WorkerLease | null = null;
  /** Given up, but what is held under it has not been taken along yet. */
  private former: WorkerLease | null = null;

  constructor(private readonly options: KeeperOptions) {}

  /** The ids under which this worker holds something, or just did. */
  get ids(): number[] {
    return [this.lease, this.former].flatMap((lease) => (lease === null ? [] : [lease.id]));
  }

  /** Whether what was claimed under this id is surely still ours, so that it may be sent. Asks nobody. */
  holds(owner: number): boolean {
    const lease = this.lease?.id === owner ? this.lease : this.former;
    return lease?.id === owner && lease.alive;
  }

  /** The id to claim under. Registers first where needed; throws while the database cannot be reached. */
  async ensure(): Promise<{ owner: number; isNew: boolean }> {
    const { held } = this.options;
    let lease = this.lease;
    const isNew = lease === null || !(lease.alive || (await lease.confirm()));
    if (lease === null || isNew) {
      const lost = lease;
      lease = await this.open();
      void this.former?.close();
      this.former = lost ?? this.former;
      this.lease = lease;
      held.startMove();
      log.info({ worker: lease.id, inFlight: held.size }, 'dispatch.registered');
    }
    if (held.isMoving) await this.takeAlong(lease.id);
    return { owner: lease.id, isNew };
  }

  /** The id is given up on purpose: a claim's answer was lost, and only a sweep can free what it took. */
  renew(): void {
    this.former = this.lease ?? this.former;
    this.lease = null;
  }

  /** Ends the registration, after `leave` with each id that this worker had. */
  async close(leave: (owner: number) => Promise<void>): Promise<void> {
    for (const lease of [this.lease, this.former]) {
      if (lease === null) continue;
      await leave(lease.id).catch(() => {});
      await lease.close();
    }
    this.lease = null;
    this.former = null;
    this.options.held.endMove();
  }

  private open(): Promise<WorkerLease> {
    const { connectionString, form, listen, onDue, onLost } = this.options;
    const events: LeaseEvents = {
      onDue,
      onLost: (error) => {
        log.warn({ error: error.message }, 'dispatch.lease_lost');
        onLost(error);
      },
    };
    if (form === 'heartbeat') return openHeartbeatLease(connectionString, events);
    return WorkerSession.open(connectionString, { ...events, listen });
  }

  /** Moves what is in flight to the new id. When it fails halfway, the next `ensure` does it again. */
  private async takeAlong(owner: number): Promise<void> {
    const { pool, held } = this.options;
    for (const former of held.owners()) {
      if (former === owner) continue;
      held.move(former, owner, await adoptDeliveries(pool, former, owner, held.idsOf(former)));
    }
    held.endMove();
    // Not waited for: a connection that hangs may take its time to end.
    void this.former?.close();
    this.former = null;
  }
}
