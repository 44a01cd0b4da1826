import type pg from 'pg';
import { log } from '@/lib/config/log';
import { deleteExpiredBins } from '@/lib/storage/bins/delete-expired-bins';
import { sweep, sweepOrphans } from '@/lib/storage/queue/sweep';

const SWEEP_MS = 500;
const ORPHANS_MS = 30_000;
const EXPIRED_BINS_MS = 60_000;
/** A dead worker's last claim, not committed when its rows were freed, has been by then. */
const ORPHANS_AFTER_DEATH_MS = 1_000;

/**
 * Every half second: frees what dead workers held (their lock is gone); at the start, soon after a death and every half
 * minute: what nobody known holds. Every minute: deletes some bins whose time is over. `onFreed` is called when there is something to claim again. Returns
 * the way to stop it. `own`: the ids of this worker, which it leaves to the others.
 */
export function startSweeper(pool: pg.Pool, onFreed: () => void, own: () => number[]): () => Promise<void> {
  let orphansDueAt = 0;
  let expiredBinsDueAt = 0;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const round = async () => {
    busy = true;
    try {
      const swept = await sweep(pool, own());
      let { freed } = swept;
      if (Date.now() >= orphansDueAt) {
        freed += await sweepOrphans(pool);
        orphansDueAt = Date.now() + ORPHANS_MS;
      }
      if (Date.now() >= expiredBinsDueAt) {
        await deleteExpiredBins(pool);
        expiredBinsDueAt = Date.now() + EXPIRED_BINS_MS;
      }
      if (swept.dead > 0) orphansDueAt = Date.now() + ORPHANS_AFTER_DEATH_MS;
      if (freed === 0) return;
      log.info({ freed }, 'dispatch.freed_rows_of_dead_workers');
      onFreed();
    } catch (error) {
      log.debug({ error: String(error) }, 'dispatch.sweep_failed');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    if (!busy) running = round();
  }, SWEEP_MS);
  running = round();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
