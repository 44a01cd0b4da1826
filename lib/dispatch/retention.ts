import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/lib/config/log';
import { deleteExpired, EXPIRING_TABLES, type ExpiringTable } from '@/lib/storage/retention/delete-expired';
import { listRetainedAccounts, type RetainedAccount } from '@/lib/storage/retention/list-retained-accounts';
import { deleteExpiredAuditEntries } from './audit-retention';

const BATCH = 5_000;
const EVERY_MS = 3_600_000;
const FIRST_AFTER_MS = 60_000;
/** Between two batches: the queue goes first. */
const PAUSE_MS = 50;

interface PassOptions {
  now: Date;
  signal: AbortSignal;
  batch?: number;
  pauseMs?: number;
}

async function emptyTable(table: ExpiringTable, accounts: RetainedAccount[], options: PassOptions): Promise<number> {
  const { signal, batch = BATCH, pauseMs = PAUSE_MS } = options;
  let deleted = 0;
  for (let after = -1n; !signal.aborted; ) {
    const found = await deleteExpired(table, accounts, { after, limit: batch });
    if (found === null || found.lastId === null) break;
    deleted += found.deleted;
    after = found.lastId;
    await delay(pauseMs, undefined, { signal }).catch(() => {});
  }
  return deleted;
}

/**
 * Deletes what accounts no longer want to keep: attempts, cancellations and events older than their primary's retention,
 * but for what is still owed to somebody. In batches, so that no lock is held for long; answers how many rows went.
 */
export async function deleteWhatExpired(options: PassOptions): Promise<Record<ExpiringTable, number>> {
  const counts = { attempts: 0, cancellations: 0, events: 0 };
  const accounts = await listRetainedAccounts(options.now);
  if (accounts.length === 0) return counts;
  for (const table of EXPIRING_TABLES) counts[table] = await emptyTable(table, accounts, options);
  return counts;
}

/** Does so once an hour until told to stop. A pass that fails is made again an hour later: nothing depends on it. */
export async function runRetention(signal: AbortSignal): Promise<void> {
  const wait = (ms: number) => delay(ms, undefined, { signal }).catch(() => {});
  await wait(FIRST_AFTER_MS);
  while (!signal.aborted) {
    try {
      const counts = await deleteWhatExpired({ now: new Date(), signal });
      const auditEntries = await deleteExpiredAuditEntries(new Date(), signal);
      log.info({ ...counts, auditEntries }, 'retention.done');
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, 'retention.failed');
    }
    await wait(EVERY_MS);
  }
}
