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

interface Settled {
  delivery: HeldDelivery;
  attempt: AttemptRecord;
}

/** How long a delivery that could not be attempted here waits until it is looked at again. */
const POSTPONE_MS = 10_000;

/**
 * Writes what became of claimed deliveries, in batches, one statement each, fenced by the owner. Nothing is dropped:
 * what cannot be written now is written when the database is back, or turns out to be somebody else's by then.
 */
export class OutcomeWriter {
  private readonly batchers: {
    finals: Batcher<Settled>;
    retries: Batcher<Settled>;
    releases: Batcher<HeldDelivery>;
    cancels: Batcher<{ delivery: HeldDelivery; reason: string }>;
  };

  constructor(
    pool: pg.Pool,
    private readonly held: HeldDeliveries,
    private readonly counts: DispatchCounts,
    /** Called when everything is written. */
    private readonly onWritten: () => void,
  ) {
    const batcher = <T extends HeldDelivery | { delivery: HeldDelivery }>(
      name: string,
      write: (owner: number, items: T[]) => Promise<number>,
    ) =>
      new Batcher<T>({
        flush: (batch) => this.flush(batch, write),
        onError: (error, waiting) => log.warn({ error: String(error), waiting, batch: name }, 'dispatch.write_failed'),
      });
    const attemptsOf = (items: Settled[]) => items.map((item) => item.attempt);
    this.batchers = {
      finals: batcher('finals', (owner, items) => settleFinals(pool, owner, attemptsOf(items))),
      retries: batcher('retries', (owner, items) => settleRetries(pool, owner, attemptsOf(items))),
      releases: batcher('releases', async (owner, items) => {
        const released = await releaseDeliveries(
          pool,
          owner,
          items.map((item) => item.row.id),
          POSTPONE_MS,
        );
        counts.released += released;
        return released;
      }),
      cancels: batcher('cancels', async (owner, items) => {
        let canceled = 0;
        for (const reason of new Set(items.map((item) => item.reason))) {
          const ids = items.filter((item) => item.reason === reason).map((item) => item.delivery.row.id);
          canceled += await cancelClaimed(pool, owner, ids, reason);
        }
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
    const batcher = attempt.finalStatus === null ? this.batchers.retries : this.batchers.finals;
    batcher.add({ delivery, attempt });
  }

  release(delivery: HeldDelivery): void {
    this.batchers.releases.add(delivery);
  }

  cancel(delivery: HeldDelivery, reason: string): void {
    this.batchers.cancels.add({ delivery, reason });
  }

  /** Writes what is left, for at most `withinMs`. Resolves with how much could not be written. */
  async drain(withinMs: number): Promise<number> {
    const left = await Promise.all(Object.values(this.batchers).map((batcher) => batcher.drain(withinMs)));
    return left.reduce((sum, count) => sum + count, 0);
  }

  /** One statement per owner: almost always one, two after the worker had to register anew. */
  private async flush<T extends HeldDelivery | { delivery: HeldDelivery }>(
    batch: T[],
    write: (owner: number, items: T[]) => Promise<number>,
  ): Promise<void> {
    const deliveryOf = (item: T): HeldDelivery => ('delivery' in item ? item.delivery : item);
    for (const owner of new Set(batch.map((item) => deliveryOf(item).owner))) {
      const items = batch.filter((item) => deliveryOf(item).owner === owner);
      const written = await write(owner, items);
      if (written < items.length) {
        this.counts.lost += items.length - written;
        log.warn({ owner, lost: items.length - written }, 'dispatch.outcomes_lost');
      }
      for (const item of items) this.held.remove(deliveryOf(item));
    }
    if (this.held.size === 0) this.onWritten();
  }
}
