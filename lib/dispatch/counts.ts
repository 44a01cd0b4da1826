/** What a dispatcher did. */
export interface DispatchCounts {
  claimed: number;
  succeeded: number;
  rejected: number;
  exhausted: number;
  /** Attempts that failed and will be made again. */
  retried: number;
  /** Deliveries that ended because their webhook is gone, disabled or no longer listens. */
  canceled: number;
  /** Given back without an attempt. */
  released: number;
  /** Outcomes that were not written because another worker had taken the row. */
  lost: number;
}

export function noCounts(): DispatchCounts {
  return { claimed: 0, succeeded: 0, rejected: 0, exhausted: 0, retried: 0, canceled: 0, released: 0, lost: 0 };
}
