import type pg from 'pg';
import { log } from '@/lib/config/log';
import { type AttemptStatRow, addAttemptStats } from '@/lib/storage/queue/add-attempt-stats';
import { pruneAttemptStats } from '@/lib/storage/queue/prune-attempt-stats';
import { AttemptCounter, type CountedAttempt } from './attempt-counter';

const FLUSH_MS = 1_000;
const PRUNE_MS = 10 * 60_000;
/** Rows of a statement, so that a database that was away for long is not handed everything at once. */
const MAX_ROWS = 5_000;

/**
 * Keeps the counters of attempts: counts in memory as outcomes settle and adds to the database once a second and at the
 * end. A worker that is killed loses its last second of counts and never a delivery: the log has them all. What
 * could not be written is kept and written with the next; a statement whose answer was lost may count twice.
 */
export class StatsWriter {
  private readonly counter = new AttemptCounter();
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private unwritten: AttemptStatRow[] = [];
  private busy = false;
  private pruneDueAt = 0;

  constructor(private readonly pool: pg.Pool) {
    this.timer = setInterval(() => {
      if (!this.busy) this.running = this.round();
    }, FLUSH_MS);
  }

  add(attempt: CountedAttempt): void {
    this.counter.add(attempt);
  }

  /** Writes what is left. Never throws: counters are not worth failing for. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    // The second has something to do when the first wrote what was left from before.
    await this.round();
    await this.round();
  }

  private async round(): Promise<void> {
    this.busy = true;
    try {
      await this.flush();
      if (Date.now() < this.pruneDueAt) return;
      this.pruneDueAt = Date.now() + PRUNE_MS;
      while ((await pruneAttemptStats(this.pool, new Date())) > 0);
    } catch (error) {
      log.debug({ error: String(error), waiting: this.unwritten.length }, 'dispatch.stats_not_written');
    } finally {
      this.busy = false;
    }
  }

  private async flush(): Promise<void> {
    // What could not be written goes first and alone: it may name the same buckets as what was counted since.
    if (this.unwritten.length === 0) this.unwritten = this.counter.take();
    while (this.unwritten.length > 0) {
      await addAttemptStats(this.pool, this.unwritten.slice(0, MAX_ROWS));
      this.unwritten = this.unwritten.slice(MAX_ROWS);
    }
  }
}
