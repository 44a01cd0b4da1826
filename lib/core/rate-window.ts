/** What is left of a window after the request that asked. */
export interface Turn {
  /** Whether this request was one too many. */
  exceeded: boolean;
  remaining: number;
  /** Whole seconds until counting starts again; at least 1. */
  retryAfterS: number;
}

const WINDOW_MS = 60_000;
const MAX_SUBJECTS = 50_000;
const SHARED_COUNTERS = 1_024;

/** A number that spreads texts evenly enough. */
function spread(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return Math.abs(hash) % SHARED_COUNTERS;
}

/**
 * Counts what each subject (a key, a person, an address) did in the current minute. One look-up per request; all counts
 * are dropped together when the minute ends. With more subjects than memory should go to, new ones share counters,
 * so that inventing subjects is no way around a limit.
 */
export class RateWindow {
  private counts = new Map<string, number>();
  private endsAt = 0;

  constructor(private readonly maxSubjects = MAX_SUBJECTS) {}

  /** Counts one request of a subject that may make `limit` in a minute. `now` in epoch milliseconds. */
  take(subject: string, limit: number, now: number): Turn {
    this.begin(now);
    const key = this.keyOf(subject);
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return this.turn(count, limit, now);
  }

  /** What `take` would answer, counting nothing: for what is counted only once it has failed. */
  look(subject: string, limit: number, now: number): Turn {
    this.begin(now);
    return this.turn((this.counts.get(this.keyOf(subject)) ?? 0) + 1, limit, now);
  }

  /** How many counters there are. */
  get size(): number {
    return this.counts.size;
  }

  private begin(now: number): void {
    if (now < this.endsAt && now >= this.endsAt - WINDOW_MS) return;
    this.counts = new Map();
    this.endsAt = now + WINDOW_MS;
  }

  private keyOf(subject: string): string {
    const full = this.counts.size >= this.maxSubjects && !this.counts.has(subject);
    return full ? `\0${spread(subject)}` : subject;
  }

  private turn(count: number, limit: number, now: number): Turn {
    return {
      exceeded: count > limit,
      remaining: Math.max(limit - count, 0),
      retryAfterS: Math.max(1, Math.ceil((this.endsAt - now) / 1_000)),
    };
  }
}
