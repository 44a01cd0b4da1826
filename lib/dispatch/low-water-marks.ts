interface Mark {
  /** The latest due time that a claim brought, in epoch milliseconds. */
  dueMs: number;
  /** When a claim last looked from the very beginning, on the caller's clock in milliseconds. */
  lookedMs: number;
  claimedMs: number;
}

/** Rows that commit a little after others that were due later. */
const SLACK_MS = 1_000;
/** Whatever comes below the mark (rows of a dead worker, a slow commit) is found after this long. */
const LOOK_BELOW_EVERY_MS = 1_000;
const IDLE_MS = 60_000;

/**
 * From which due time on an endpoint's rows are looked for. Rows that were claimed leave dead entries at the beginning of
 * the queue's index, and while some long transaction is open anywhere in the database nothing can remove them: a
 * claim that begins at the beginning walks over all of them, and grows with the backlog that was already
 * delivered (PERFORMANCE 3). A mark is only a hint: once a second a claim looks below it, so what comes back
 * from below (rows of a worker that another one swept) waits for a second at most.
 */
export class LowWaterMarks {
  private readonly marks = new Map<number, Mark>();

  /** Where to begin; null for the very beginning. */
  of(endpointId: number, nowMs: number): Date | null {
    const mark = this.marks.get(endpointId);
    if (!mark) return null;
    if (nowMs - mark.lookedMs < LOOK_BELOW_EVERY_MS) return new Date(mark.dueMs - SLACK_MS);
    mark.lookedMs = nowMs;
    return null;
  }

  /** A claim brought a row of an endpoint that was due at `dueMs`. */
  claimed(endpointId: number, dueMs: number, nowMs: number): void {
    const mark = this.marks.get(endpointId);
    if (!mark) this.marks.set(endpointId, { dueMs, lookedMs: nowMs, claimedMs: nowMs });
    else {
      mark.dueMs = Math.max(mark.dueMs, dueMs);
      mark.claimedMs = nowMs;
    }
  }

  /** Rows came back from below, or may have. */
  forgetAll(): void {
    this.marks.clear();
  }

  /** Forgets endpoints of which nothing was claimed for a minute, so that memory follows the endpoints in use. */
  forgetIdle(nowMs: number): void {
    for (const [endpointId, { claimedMs }] of this.marks) {
      if (nowMs - claimedMs > IDLE_MS) this.marks.delete(endpointId);
    }
  }
}
