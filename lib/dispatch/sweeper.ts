import type pg from 'pg';
import { log } from '@/lib/config/log';
import { sweep, sweepOrphans } from '@/lib/storage/queue/sweep';

const SWEEP_MS = 500;
const ORPHANS_MS = 30_000;

/**
 * Every half second: frees what dead workers held (their lock is gone); every half minute, and at the start: what
 * nobody known holds. `onFreed` is called when there is something to claim again. Returns the way to stop it.
 */
export function startSweeper(pool: pg.Pool, onFreed: () => void): () => Promise<void> {
  let orphansAt = 0;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const round = async () => {
    busy = true;
    try {
      let freed = await sweep(pool);
      if (Date.now() - orphansAt >= ORPHANS_MS) {
        freed += await sweepOrphans(pool);
        orphansAt = Date.now();
      }
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
