import { deleteAuditEntriesBefore } from '@/lib/storage/audit-log';
import { listRetainedAccounts } from '@/lib/storage/retention/list-retained-accounts';

const BATCH = 1_000;

/**
 * Deletes entries of the audit log that are older than their account keeps things: they name people and addresses.
 * In batches; answers how many went. Nothing else ever takes an entry out of the log.
 */
export async function deleteExpiredAuditEntries(now: Date, signal: AbortSignal, batch = BATCH): Promise<number> {
  let deleted = 0;
  for (const { id, cutoff } of await listRetainedAccounts(now)) {
    for (let last = batch; last === batch && !signal.aborted; deleted += last) {
      last = await deleteAuditEntriesBefore(id, cutoff, batch);
    }
  }
  return deleted;
}
