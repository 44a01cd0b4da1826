import { liveBinLookUp } from '@/lib/storage/bins/find-live-bin';

const FRESH_MS = 2_000;
const MAX_KNOWN = 10_000;

interface Known {
  accountId: string;
  /** Until then nobody looks again. */
  freshUntil: number;
}
/** Bins that were there when they were last looked at, the longest unseen first. Only what exists gets in here. */
const known = new Map<string, Known>();

/** What is known to be a bin does not wait behind ids that somebody makes up. */
const lookAgain = liveBinLookUp();
const lookFirst = liveBinLookUp();

/** Whether there was such a bin when it was last asked for. */
export function isKnownBin(id: string): boolean {
  return known.has(id);
}

/**
 * Whose bin this is, null when there is none or its time is over. Asked again after two seconds: the statement that stores a
 * request looks again, so that what is kept decides about no more than whether a body is worth reading.
 */
export async function findBinOwner(id: string, now = Date.now()): Promise<string | null> {
  const before = known.get(id);
  if (before && before.freshUntil > now) return before.accountId;
  const bin = await (before ? lookAgain : lookFirst)(id);
  known.delete(id);
  if (!bin) return null;
  known.set(id, { accountId: bin.accountId, freshUntil: now + FRESH_MS });
  const [oldest] = known.size > MAX_KNOWN ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  return bin.accountId;
}
