import type { StatBucket } from '@/lib/schemas/stats';
import { AppError } from './app-error';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
export const BUCKET_MS: Record<StatBucket, number> = {
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '1h': HOUR_MS,
  '1d': DAY_MS,
};
/** Up to which length of the range a bucket is taken where none is named. */
const SUITS: [upToMs: number, bucket: StatBucket][] = [
  [3 * HOUR_MS, '5m'],
  [2 * DAY_MS, '15m'],
  [14 * DAY_MS, '1h'],
];
const DEFAULT_MS = DAY_MS;
const MAX_BUCKETS = 1_000;
/** Between these every bucket can be written down. */
const FIRST = new Date(0);
const LAST = new Date('9001-01-01T00:00:00Z');

export interface StatsRange {
  /** Begin of the first bucket. */
  from: Date;
  /** End of the last one. */
  to: Date;
  bucket: StatBucket;
}

/**
 * The range to count over: the 24 hours before `now` unless said otherwise, widened to whole buckets (UTC). Throws
 * `invalid_request` for a range that is empty, too far away or has too many buckets, and for buckets below an hour that are
 * no longer kept (`fineKeptMs`), which would look like times without attempts.
 */
export function statsRange(
  asked: { from?: Date | undefined; to?: Date | undefined; bucket?: StatBucket | undefined },
  now: Date,
  fineKeptMs: number,
): StatsRange {
  const to = asked.to ?? now;
  const from = asked.from ?? new Date(to.getTime() - DEFAULT_MS);
  if (from < FIRST) throw refusal('from', 'There was nothing to count before 1970.');
  if (to > LAST) throw refusal('to', 'There is nothing to count after the year 9000.');
  const lengthMs = to.getTime() - from.getTime();
  if (lengthMs <= 0) throw refusal('to', 'The end must lie after the begin.');
  const isOld = now.getTime() - from.getTime() > fineKeptMs;
  const fitting = SUITS.find(([upToMs]) => lengthMs <= upToMs)?.[1] ?? '1d';
  const bucket = asked.bucket ?? (isOld && BUCKET_MS[fitting] < HOUR_MS ? '1h' : fitting);
  const ms = BUCKET_MS[bucket];
  if (isOld && ms < HOUR_MS) {
    const hours = Math.floor(fineKeptMs / HOUR_MS) - 1;
    throw refusal('bucket', `Buckets below an hour are kept for ${hours} hours. Ask for 1h or 1d.`);
  }
  if (lengthMs / ms > MAX_BUCKETS) {
    throw refusal('bucket', `That is more than ${MAX_BUCKETS} buckets. Ask for longer ones, or for less time.`);
  }
  return {
    from: new Date(Math.floor(from.getTime() / ms) * ms),
    to: new Date(Math.ceil(to.getTime() / ms) * ms),
    bucket,
  };
}

function refusal(field: string, reason: string): AppError {
  return new AppError('invalid_request', reason, { [field]: reason });
}
