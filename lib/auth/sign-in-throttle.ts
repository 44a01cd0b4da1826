/** Failures that cost nothing: people mistype. */
const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Bounds the memory that guessing at made-up addresses can take. */
const MAX_TRACKED = 10_000;

interface Track {
  failures: number;
  blockedUntil: number;
}

/**
 * Slows down guessing one person's password: after four failures each further one doubles the wait, from 1 s
 * to 15 min, whatever the address it comes from (SECURITY 22). Per process; a success forgets.
 */
export class SignInThrottle {
  private readonly tracks = new Map<string, Track>();
  constructor(private readonly now: () => number = Date.now) {}

  /** Whether this person must wait before another try is looked at. */
  isBlocked(email: string): boolean {
    return (this.tracks.get(email)?.blockedUntil ?? 0) > this.now();
  }

  fail(email: string): void {
    const failures = (this.tracks.get(email)?.failures ?? 0) + 1;
    const beyond = failures - FREE_FAILURES;
    const wait = beyond <= 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (beyond - 1), LONGEST_WAIT_MS);
    // Put at the end, so that the first entry is the one that failed longest ago.
    this.tracks.delete(email);
    this.tracks.set(email, { failures, blockedUntil: this.now() + wait });
    const oldest = this.tracks.keys().next().value;
    if (this.tracks.size > MAX_TRACKED && oldest !== undefined) this.tracks.delete(oldest);
  }

  succeed(email: string): void {
    this.tracks.delete(email);
  }
}
