import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import type { Stats } from '@/lib/schemas/stats';
import { latencyPercentile } from './latency-classes';
import { BUCKET_MS, type StatsRange } from './stats-range';

/** Attempts of one bucket that came to the same and took about as long. */
export interface CountedRow {
  /** Begin of the bucket. */
  at: Date;
  outcome: AttemptOutcome;
  /** 0 = there was no answer. */
  statusCode: number;
  latencyClass: number;
  attempts: number;
}

type Counts = Stats['totals'];
const FIELD = { succeeded: 'succeeded', rejected: 'rejected', retry: 'failed' } as const;

/** Counts of one bucket, or of all of them. */
class Sum {
  private readonly counts = { succeeded: 0, rejected: 0, failed: 0 };
  private readonly latency: number[] = [];

  add({ outcome, latencyClass, attempts }: CountedRow): void {
    this.counts[FIELD[outcome]] += attempts;
    while (this.latency.length <= latencyClass) this.latency.push(0);
    this.latency[latencyClass] = (this.latency[latencyClass] ?? 0) + attempts;
  }

  done(): Counts {
    const { latency } = this;
    return { ...this.counts, p50Ms: latencyPercentile(latency, 0.5), p99Ms: latencyPercentile(latency, 0.99) };
  }
}

/** The answer of `GET /api/stats`, out of counted rows in any order: no bucket of the range is left out. */
export function statsSeries(range: StatsRange, rows: readonly CountedRow[]): Stats {
  const totals = new Sum();
  const buckets = new Map<number, Sum>();
  for (let at = range.from.getTime(); at < range.to.getTime(); at += BUCKET_MS[range.bucket])
    buckets.set(at, new Sum());
  const codes = new Map<string, Stats['codes'][number]>();
  for (const row of rows) {
    const bucket = buckets.get(row.at.getTime());
    if (!bucket) continue;
    bucket.add(row);
    totals.add(row);
    const { outcome, statusCode } = row;
    const key = `${outcome} ${statusCode}`;
    const code = codes.get(key) ?? { statusCode: statusCode === 0 ? null : statusCode, outcome, attempts: 0 };
    code.attempts += row.attempts;
    codes.set(key, code);
  }
  return {
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    bucket: range.bucket,
    series: [...buckets].map(([at, sum]) => ({ at: new Date(at).toISOString(), ...sum.done() })),
    totals: totals.done(),
    codes: [...codes.values()].sort((a, b) => b.attempts - a.attempts || (a.statusCode ?? 0) - (b.statusCode ?? 0)),
  };
}
