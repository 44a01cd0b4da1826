import type pg from 'pg';
import { log } from '@/lib/config/log';
import { adoptDeliveries } from '@/lib/storage/queue/adopt-deliveries';
import { WorkerSession } from '@/lib/storage/queue/worker-session';
import type { HeldDeliveries } from './held-deliveries';

interface KeeperOptions {
  pool: pg.Pool;
  connectionString: string;
  held: HeldDeliveries;
  listen: boolean;
  onDue: (endpointIds: number[]) => void;
  onLost: () => void;
}

/**
 * Keeps this worker registered. A worker whose session is gone has lost its lock: it stops claiming, registers anew
 * under another id, and takes along what it has in flight and nobody freed meanwhile.
 */
export class SessionKeeper {
  private session: WorkerSession | null = null;

  constructor(private readonly options: KeeperOptions) {}

  /** The id to claim under. Registers first where needed; throws while the database cannot be reached. */
  async ensure(): Promise<{ owner: number; isNew: boolean }> {
    if (this.session?.alive) return { owner: this.session.id, isNew: false };
    const { pool, connectionString, held, listen, onDue, onLost } = this.options;
    this.session = await WorkerSession.open(connectionString, {
      listen,
      onDue,
      onLost: (error) => {
        log.warn({ error: error.message }, 'dispatch.session_lost');
        onLost();
      },
    });
    const owner = this.session.id;
    for (const former of held.owners()) {
      held.adopt(await adoptDeliveries(pool, former, owner, held.idsOf(former)), owner);
    }
    log.info({ worker: owner, inFlight: held.size }, 'dispatch.registered');
    return { owner, isNew: true };
  }

  /** The lock is let go on purpose: a claim's answer was lost, and only a sweep can free what it took. */
  async renew(): Promise<void> {
    await this.session?.close();
    this.session = null;
  }

  /** Ends the session; the id it had, if any. */
  async close(leave: (owner: number) => Promise<void>): Promise<void> {
    if (this.session?.alive) await leave(this.session.id).catch(() => {});
    await this.session?.close();
    this.session = null;
  }
}
