import type pg from 'pg';
import { log } from '@/lib/config/log';
import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';
import { cancelClaimed } from '@/lib/storage/queue/cancel-claimed';
import { releaseDeliveries } from '@/lib/storage/queue/release-deliveries';
import { settleFinals } from '@/lib/storage/queue/settle-finals';
import { settleRetries } from '@/lib/storage/queue/settle-retries';
import { Batcher } from './batcher';
import type { DispatchCounts } from './counts';
import type { HeldDeliveries, HeldDelivery } from './held-deliveries';
import type { StatsWriter } from './stats-writer';
import { writeApart } from './write-apart';

interface Settled {
  delivery: HeldDelivery;
  attempt: AttemptRecord;
}

interface Released {
  delivery: HeldDelivery;
  postponeMs: number;
}
interface Canceled {
  delivery: HeldDelivery;
  reason: string;
}

/** Before a delivery whose outcome cannot be stored at all is tried again. */
const UNSTORABLE_WAIT_MS = 3_600_000;

/** An attempt without all that came from outside. */
function bare(attempt: AttemptRecord): AttemptRecord {
  const reason = attempt.reason === null ? null : 'What came of this attempt could not be stored.';
  return { ...attempt, reason, answer: null, phases: null };
}

/**
 * Writes what became of claimed deliveries, in batches, one statement each, fenced by the owner. Nothing is dropped:
 * what cannot be written now is written when the database is back, or turns out to be somebody else's by then.
 */
export class OutcomeWriter {
  private readonly batchers: {
    finals: Batcher<Settled>;
    retries: Batcher<Settled>;
    releases: Batcher<Released>;
    cancels: Batcher<Canceled>;
  };

  constructor(
    pool: pg.Pool,
    private readonly held: HeldDeliveries,
    private readonly counts: DispatchCounts,
    /** Called when everything is written. */
    private readonly onWritten: () => void,
    /** Hears of every outcome, for the charts. */
    private readonly stats: Pick<StatsWriter, 'add'>,
    /** Of whose webhooks an outcome was written; for every single one, so it has to be quick. */
    private readonly onChanged: (accountId: string) => void = () => {},
  ) {
    const batcher = <T extends { delivery: HeldDelivery }>(
      name: string,
      write: (owner: number, items: T[]) => Promise<number>,
    ) =>
      new Batcher<T>({
        flush: (batch) => this.flush(batch, write),
        onError: (error, waiting) => log.warn({ error: String(error), waiting, batch: name }, 'dispatch.write_failed'),
      });
    const settling = (settle: typeof settleFinals) => async (owner: number, items: Settled[]) => {
      const write = (attempts: AttemptRecord[]) => settle(pool, owner, attempts);
      const giveBack =
        ({ deliveryId }: AttemptRecord) =>
        () =>
          releaseDeliveries(pool, owner, [deliveryId], UNSTORABLE_WAIT_MS);
      const rescue = (attempt: AttemptRecord) => writeApart([bare(attempt)], write, giveBack(attempt));
      const count = await writeApart(
        items.map((item) => item.attempt),
        write,
        rescue,
      );
      for (const { attempt } of items) this.onChanged(attempt.accountId);
      return count;
    };
    this.batchers = {
      finals: batcher('finals', settling(settleFinals)),
      retries: batcher('retries', settling(settleRetries)),
      releases: batcher('releases', async (owner, items) => {
        let released = 0;
        for (const postponeMs of new Set(items.map((item) => item.postponeMs))) {
          const ids = items.filter((item) => item.postponeMs === postponeMs).map((item) => item.delivery.row.id);
          released += await releaseDeliveries(pool, owner, ids, postponeMs);
        }
        counts.released += released;
        return released;
      }),
      cancels: batcher('cancels', async (owner, items) => {
        let canceled = 0;
        for (const reason of new Set(items.map((item) => item.reason))) {
          const ids = items.filter((item) => item.reason === reason).map((item) => item.delivery.row.id);
          canceled += await cancelClaimed(pool, owner, ids, reason);
        }
        for (const { delivery } of items) this.onChanged(delivery.row.accountId);
        counts.canceled += canceled;
        return canceled;
      }),
    };
  }

  /** Outcomes in memory. */
  get size(): number {
    return Object.values(this.batchers).reduce((sum, batcher) => sum + batcher.size, 0);
  }

  settle(delivery: HeldDelivery, attempt: AttemptRecord): void {
    this.counts[attempt.finalStatus ?? 'retried'] += 1;
    this.stats.add(attempt);
    const batcher = attempt.finalStatus === null ? this.batchers.retries : this.batchers.finals;
    batcher.add({ delivery, attempt });
  }

  /** Gives it back without an attempt, due again after `postponeMs` at the earliest. */
  release(delivery: HeldDelivery, postponeMs: number): void {
    this.batchers.releases.add({ delivery, postponeMs });
  }

  cancel(delivery: HeldDelivery, reason: string): void {
    this.batchers.cancels.add({ delivery, reason });
  }

  /** Writes what is left, for at most `withinMs`. Resolves with how much could not be written. */
  async drain(withinMs: number): Promise<number> {
    const left = await Promise.all(Object.values(this.batchers).map((batcher) => batcher.drain(withinMs)));
    return left.reduce((sum, count) => sum + count, 0);
  }

  private async flush<T extends { delivery: HeldDelivery }>(
    batch: T[],
    write: (owner: number, items: T[]) => Promise<number>,
  ): Promise<void> {
    const lost = batch.length - (await this.writeOwned(batch, write));
    if (lost > 0) {
      this.counts.lost += lost;
      log.warn({ lost }, 'dispatch.outcomes_lost');
    }
    for (const item of batch) this.held.remove(item.delivery);
    if (this.held.size === 0) this.onWritten();
  }

  /** One statement per owner: almost always one, two after the worker had to register anew. Resolves with how many rows. */
  private async writeOwned<T extends { delivery: HeldDelivery }>(
    batch: T[],
    write: (owner: number, items: T[]) => Promise<number>,
  ): Promise<number> {
    let written = 0;
    for (const owner of new Set(batch.map((item) => item.delivery.owner))) {
      const items = batch.filter((item) => item.delivery.owner === owner);
      const rows = await write(owner, items);
      written += rows;
      if (rows === items.length) continue;
      // Registering anew may have taken rows along while this was on its way: they are ours under the new id.
      await this.held.settled();
      const moved = items.filter((item) => item.delivery.owner !== owner);
      if (moved.length > 0) written += await this.writeOwned(moved, write);
    }
    return written;
  }
}
