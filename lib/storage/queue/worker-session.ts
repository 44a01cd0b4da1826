import { hostname } from 'node:os';
import pg from 'pg';
import { beatWorker } from './beat-worker';
import { DUE_CHANNEL } from './queryable';
import { registerWorker } from './register-worker';
import type { LeaseEvents, WorkerLease } from './worker-lease';

const BEAT_MS = 5_000;

/**
 * A worker's life in the database: one connection of its own that holds the advisory lock (1, id), writes the
 * heartbeat and listens for hints. When the process or the connection dies, the server drops the lock, and
 * the others' sweep frees what the worker held.
 */
export class WorkerSession implements WorkerLease {
  private lost = false;
  private beat: NodeJS.Timeout | undefined;

  private constructor(
    readonly id: number,
    private readonly client: pg.Client,
    private readonly events: LeaseEvents,
  ) {}

  get alive(): boolean {
    return !this.lost;
  }

  /** Connects, registers and locks. Throws when the database cannot be reached. */
  static async open(connectionString: string, events: LeaseEvents & { listen: boolean }): Promise<WorkerSession> {
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
      const id = await registerWorker(client, hostname(), process.pid);
      const session = new WorkerSession(id, client, events);
      failed = (error) => session.fail(error);
      if (events.listen) await session.listen();
      session.beat = setInterval(() => void session.heartbeat(), BEAT_MS);
      return session;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  /** A lock that is lost is not found again. */
  async confirm(): Promise<boolean> {
    return this.alive;
  }

  /** Ends the session, and with it the lock. */
  async close(): Promise<void> {
    this.lost = true;
    clearInterval(this.beat);
    await this.client.end().catch(() => {});
  }

  private async listen(): Promise<void> {
    this.client.on('notification', ({ payload }) => {
      this.events.onDue?.(payload ? payload.split(',').map(Number).filter(Number.isInteger) : []);
    });
    await this.client.query(`listen ${DUE_CHANNEL}`);
  }

  private async heartbeat(): Promise<void> {
    try {
      if (!(await beatWorker(this.client, this.id, null))) this.fail(new Error('The worker was taken for dead.'));
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private fail(error: Error): void {
    if (this.lost) return;
    this.lost = true;
    clearInterval(this.beat);
    // An unanswered query would keep end() waiting: the socket goes, whatever the server thinks.
    void this.client.end().catch(() => {});
    this.events.onLost?.(error);
  }
}
