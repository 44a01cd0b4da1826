import pg from 'pg';
import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { decodeChange, LIVE_CHANNEL, type LiveChange } from './live-channel';

/** How often listeners are told to look for themselves where notifications cannot reach them. */
const TICK_MS = 3_000;
const RECONNECT_MS = 1_000;

export interface LiveListenerEvents {
  onChange(change: LiveChange): void;
  /** Something may have been missed, or nothing can be heard: look. */
  onUnsure(): void;
}

/**
 * Hears what `LivePublisher`s of all processes tell, on a connection of its own, and comes back when that is lost. Behind a
 * pooler in transaction mode nothing can be heard (decision 0007): there it only ticks.
 */
export class LiveListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly events: LiveListenerEvents) {
    if (env().DATABASE_POOLER === 'transaction') this.timer = setInterval(() => events.onUnsure(), TICK_MS).unref();
    else void this.connect();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearInterval(this.timer);
    await this.client?.end().catch(() => {});
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: 'postwire-live',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.client = client;
    let isOver = false;
    const lost = (error?: Error) => {
      if (isOver) return;
      isOver = true;
      void client.end().catch(() => {});
      if (this.closed) return;
      log.warn({ error: error?.message }, 'live.connection_lost');
      this.timer = setTimeout(() => void this.connect(), RECONNECT_MS).unref();
    };
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ payload }) => {
      const change = decodeChange(payload ?? '');
      if (change) this.events.onChange(change);
    });
    try {
      await client.connect();
      await client.query(`listen ${LIVE_CHANNEL}`);
      // What happened while nobody listened.
      this.events.onUnsure();
    } catch (error) {
      lost(error as Error);
    }
    if (this.closed) await client.end().catch(() => {});
  }
}
