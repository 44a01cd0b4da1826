import { hostname } from 'node:os';
import pg from 'pg';
import { beatWorker } from './beat-worker';
import { DUE_CHANNEL } from './queryable';
import { registerWorker } from './register-worker';
import { type LeaseEvents, SILENT_MS, type WorkerLease } from './worker-lease';

const BEAT_MS = 5_000;
/** The worker counts itself as dead this much earlier than the others may. */
const MARGIN_MS = 1_000;

interface SessionParts {
  id: number;
  client: pg.Client;
  events: LeaseEvents;
  /** Milliseconds of a clock that only goes forward. */
  clock: () => number;
  /** The clock when the registration was sent. */
  registeredAt: number;
}

/**
 * A worker's life in the database: one connection of its own that holds the advisory lock (1, id), writes the
 * heartbeat and listens for hints. When the process or the connection dies, the server drops the lock, and
 * the others' sweep frees what the worker held. Where the server does not notice (the machine lost its power or its
 * network, the process stands still), the heartbeat that stays away says it a little later. So, like `HeartbeatLease`,
 * the worker counts by its own clock how long it may still hold itself for alive.
 */
export class WorkerSession implements WorkerLease {
  readonly id: number;
  private lost = false;
  private beat: NodeJS.Timeout | undefined;
  private validUntil: number;

  private constructor(private readonly parts: SessionParts) {
    this.id = parts.id;
    this.validUntil = parts.registeredAt + SILENT_MS - MARGIN_MS;
  }

  get alive(): boolean {
    return !this.lost && this.parts.clock() < this.validUntil;
  }

  /** Connects, registers and locks. Throws when the database cannot be reached. */
  static async open(
    connectionString: string,
    events: LeaseEvents & { listen: boolean },
    clock = () => performance.now(),
  ): Promise<WorkerSession> {
    const client = new pg.Client({
      connectionString,
      application_name: 'postwire-worker',
      connectionTimeoutMillis: 5_000,
      query_timeout: BEAT_MS,
      keepAlive: true,
    });
    // Before connect(): an 'error' without a listener would end the process.
    let failed: (error: Error) => void = () => {};
    client.on('error', (error) => failed(error));
    client.on('end', () => failed(new Error('The connection was closed.')));
    await client.connect();
    try {
      const registeredAt = clock();
      const id = await registerWorker(client, hostname(), process.pid);
      const session = new WorkerSession({ id, client, events, clock, registeredAt });
      failed = (error) => session.fail(error);
      if (events.listen) await session.listen();
      session.beat = setInterval(() => void session.heartbeat(), BEAT_MS);
      return session;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  /** A lock that is lost is not found again; a heartbeat that was late is good if nobody took it for death. */
  async confirm(): Promise<boolean> {
    if (!this.lost && !this.alive) await this.heartbeat();
    return this.alive;
  }

  /** Ends the session, and with it the lock. */
  async close(): Promise<void> {
    this.lost = true;
    clearInterval(this.beat);
    await this.parts.client.end().catch(() => {});
  }

  private async listen(): Promise<void> {
    const { client, events } = this.parts;
    client.on('notification', ({ payload }) => {
      events.onDue?.(payload ? payload.split(',').map(Number).filter(Number.isInteger) : []);
    });
    await client.query(`listen ${DUE_CHANNEL}`);
  }

  private async heartbeat(): Promise<void> {
    const sentAt = this.parts.clock();
    try {
      if (await beatWorker(this.parts.client, this.id, null)) {
        this.validUntil = Math.max(this.validUntil, sentAt + SILENT_MS - MARGIN_MS);
      } else this.fail(new Error('The worker was taken for dead.'));
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private fail(error: Error): void {
    if (this.lost) return;
    this.lost = true;
    clearInterval(this.beat);
    // An unanswered query would keep end() waiting: the socket goes, whatever the server thinks.
    void this.parts.client.end().catch(() => {});
    this.parts.events.onLost?.(error);
  }
}
