import { log } from '@/lib/config/log';

const EVERY_MS = 10_000;
/** Less than this is the way of the question and its answer, and what hosts that keep their time differ by. */
const NOTICED_FROM_MS = 1_000;

/**
 * How far the database's clock is ahead of this host's. What is due is decided by the database, for all workers alike; so the
 * next attempt is counted on from its clock, or a host whose own is wrong would send all retries too late, or all eight
 * of them at once.
 */
export class DatabaseClock {
  private ahead = 0;
  private askedAt = Number.NEGATIVE_INFINITY;

  /** `read` asks the database, in epoch milliseconds. */
  constructor(
    private readonly read: () => Promise<number>,
    private readonly own: () => number = Date.now,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** Milliseconds; 0 where the clocks agree. */
  get aheadMs(): number {
    return this.ahead;
  }

  /** Asks now and then; cheap to call often. Throws when the database does not answer. */
  async check(): Promise<void> {
    const now = this.monotonic();
    if (now - this.askedAt < EVERY_MS) return;
    this.askedAt = now;
    const before = this.own();
    const theirs = await this.read();
    const ahead = Math.round(theirs - (before + this.own()) / 2);
    // The answer may have been that long on its way.
    const noticed = Math.abs(ahead) - (this.monotonic() - now) / 2 >= NOTICED_FROM_MS;
    if (noticed) log.warn({ aheadMs: ahead }, 'dispatch.clock_differs_from_database');
    this.ahead = noticed ? ahead : 0;
  }
}
