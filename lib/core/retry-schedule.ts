import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import type { EventType } from '@/lib/schemas/event-types';

const MINUTE_MS = 60_000;

/** Waits before the second to the eighth attempt, each from the end of the attempt before (PRODUCT 2). */
export const DEFAULT_SCHEDULE_MS: readonly number[] = [10, 10, 15, 30, 60, 120, 240].map((m) => m * MINUTE_MS);

export interface RetryPolicy {
  eventType: EventType;
  /** The setting "Retry delivered notifications" of the webhook's account. */
  retryDelivered: boolean;
  /** Waits in milliseconds; one more attempt than there are waits. */
  schedule: readonly number[];
}

/** How many attempts a delivery gets: one for a `delivered` event unless the account retries those (PRODUCT 2). */
export function maxAttempts({ eventType, retryDelivered, schedule }: RetryPolicy): number {
  return eventType === 'delivered' && !retryDelivered ? 1 : schedule.length + 1;
}

export interface FinishedAttempt extends RetryPolicy {
  outcome: AttemptOutcome;
  /** From 1. */
  attemptNumber: number;
  endedAt: Date;
}

/** Either the delivery is done, in one of three ways, or it is due again at a time. */
export type NextStep =
  | { finalStatus: 'succeeded' | 'rejected' | 'exhausted'; nextAttemptAt?: undefined }
  | { nextAttemptAt: Date; finalStatus?: undefined };

/**
 * What follows an attempt (PRODUCT 2). A delivery that has had more attempts than the policy of this
 * moment grants (the schedule got shorter, the setting was turned off) is exhausted as well.
 */
export function nextStep(attempt: FinishedAttempt): NextStep {
  if (attempt.outcome !== 'retry') return { finalStatus: attempt.outcome };
  const waitMs = attempt.schedule[attempt.attemptNumber - 1];
  if (attempt.attemptNumber >= maxAttempts(attempt) || waitMs === undefined) return { finalStatus: 'exhausted' };
  return { nextAttemptAt: new Date(attempt.endedAt.getTime() + waitMs) };
}
