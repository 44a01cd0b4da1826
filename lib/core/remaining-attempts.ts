import { maxAttempts, type RetryPolicy } from './retry-schedule';

/** An attempt that is still to come. */
export interface PlannedAttempt {
  /** From 1. */
  number: number;
  dueAt: Date;
}

/**
 * The attempts that a pending delivery has left under the policy of this moment (PRODUCT 2), if each failed the moment it
 * was made: the next one when it is due, each further one after its wait. The last one's time is when the delivery gives up.
 */
export function remainingAttempts(pending: RetryPolicy & { attempts: number; dueAt: Date }): PlannedAttempt[] {
  const next = pending.attempts + 1;
  const planned: PlannedAttempt[] = [{ number: next, dueAt: pending.dueAt }];
  for (let number = next; number < maxAttempts(pending); number += 1) {
    const waitMs = pending.schedule[number - 1] ?? 0;
    const last = planned.at(-1)?.dueAt ?? pending.dueAt;
    planned.push({ number: number + 1, dueAt: new Date(last.getTime() + waitMs) });
  }
  return planned;
}
