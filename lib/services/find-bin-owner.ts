import { findLiveBin } from '@/lib/storage/bins/find-live-bin';

const KEPT_MS = 2_000;
const MAX_KEPT = 1_000;

interface Kept {
  accountId: string;
  until: number;
}
const kept = new Map<string, Kept>();

/**
 * Whose bin this is, null when there is none or its time is over. Kept for two seconds: the statement that stores a request
 * looks again, so that what is kept decides about no more than whether a body is worth reading.
 */
export async function findBinOwner(id: string, now = Date.now()): Promise<string | null> {
  const known = kept.get(id);
  if (known && known.until > now) return known.accountId;
  kept.delete(id);
  const bin = await findLiveBin(id);
  if (!bin) return null;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(id, { accountId: bin.accountId, until: now + KEPT_MS });
  return bin.accountId;
}
