import { log } from '@/lib/config/log';
import type { LiveTopic } from '@/lib/schemas/live';
import type { Queryable } from '../queue/queryable';
import { encodeChange, LIVE_CHANNEL } from './live-channel';

/** People do not see faster, and however much happens, the database hears of it four times a second. */
const EVERY_MS = 250;

/**
 * Tells the other processes of whose lists something has changed: collected, and sent at most a few times a second. Only a
 * hint, after the change was committed: one that is lost is made good for by the next.
 */
export class LivePublisher {
  private readonly changed = new Map<LiveTopic, Set<string>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: () => Queryable,
    private readonly everyMs = EVERY_MS,
  ) {}

  add(topic: LiveTopic, accountId: string): void {
    let accountIds = this.changed.get(topic);
    if (!accountIds) {
      accountIds = new Set();
      this.changed.set(topic, accountIds);
    }
    accountIds.add(accountId);
    this.timer ??= setTimeout(() => void this.send(), this.everyMs).unref();
  }

  /** Sends what is left. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.send();
  }

  private async send(): Promise<void> {
    this.timer = undefined;
    const payloads = [...this.changed].map(([topic, accountIds]) => encodeChange(topic, accountIds));
    this.changed.clear();
    if (payloads.length === 0) return;
    try {
      await this.db().query('select pg_notify($1, payload) from unnest($2::text[]) payload', [LIVE_CHANNEL, payloads]);
    } catch (error) {
      log.debug({ error: String(error) }, 'live.not_published');
    }
  }
}
