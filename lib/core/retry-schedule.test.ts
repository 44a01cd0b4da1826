import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { DEFAULT_SCHEDULE_MS, type FinishedAttempt, maxAttempts, nextStep } from './retry-schedule';

const endedAt = new Date('2026-11-20T10:00:00.000Z');
const MINUTE_MS = 60_000;
const attempt = (more: Partial<FinishedAttempt>): FinishedAttempt => ({
  outcome: 'retry',
  eventType: 'opened',
  attemptNumber: 1,
  retryDelivered: false,
  schedule: DEFAULT_SCHEDULE_MS,
  endedAt,
  ...more,
});

describe('PRODUCT 2: "retry after 10 min, 10 min, 15 min, 30 min, 1 h, 2 h, 4 h (each counted from the end of the attempt before); after the eighth attempt the delivery is exhausted"', () => {
  it.each([
    [1, 10],
    [2, 10],
    [3, 15],
    [4, 30],
    [5, 60],
    [6, 120],
    [7, 240],
  ])('after attempt %i the next is due in %i minutes', (attemptNumber, minutes) => {
    const nextAttemptAt = new Date(endedAt.getTime() + minutes * MINUTE_MS);
    expect(nextStep(attempt({ attemptNumber }))).toEqual({ nextAttemptAt });
  });

  it.each([8, 9, 100])('after attempt %i it is exhausted', (attemptNumber) => {
    expect(nextStep(attempt({ attemptNumber }))).toEqual({ finalStatus: 'exhausted' });
  });

  it('the waits add up to the eight hours of the manual', () => {
    expect(DEFAULT_SCHEDULE_MS.reduce((sum, ms) => sum + ms, 0)).toBe(485 * MINUTE_MS);
  });

  it('a schedule that got shorter meanwhile ends a delivery that is beyond it', () => {
    const schedule = [MINUTE_MS];
    expect(nextStep(attempt({ schedule, attemptNumber: 1 })).nextAttemptAt).toBeInstanceOf(Date);
    expect(nextStep(attempt({ schedule, attemptNumber: 2 }))).toEqual({ finalStatus: 'exhausted' });
    expect(nextStep(attempt({ schedule, attemptNumber: 5 }))).toEqual({ finalStatus: 'exhausted' });
  });
});

describe('PRODUCT 2: "200 = succeeded. 406 = rejected, final."', () => {
  it.each(['succeeded', 'rejected'] as const)('%s ends the delivery at any attempt', (outcome) => {
    for (const attemptNumber of [1, 4, 8]) {
      expect(nextStep(attempt({ outcome, attemptNumber }))).toEqual({ finalStatus: outcome });
    }
  });
});

describe('PRODUCT 2: "A `delivered` event gets one attempt only, unless the account turns "Retry delivered notifications" on"', () => {
  it.each(EVENT_TYPES)('%s', (eventType) => {
    const off = { eventType, retryDelivered: false, schedule: DEFAULT_SCHEDULE_MS };
    expect(maxAttempts(off)).toBe(eventType === 'delivered' ? 1 : 8);
    expect(maxAttempts({ ...off, retryDelivered: true })).toBe(8);
    const first = nextStep(attempt({ eventType }));
    if (eventType === 'delivered') expect(first).toEqual({ finalStatus: 'exhausted' });
    else expect(first.nextAttemptAt).toBeInstanceOf(Date);
    expect(nextStep(attempt({ eventType, retryDelivered: true })).nextAttemptAt).toBeInstanceOf(Date);
  });

  it('turning it off while a delivery waits ends that delivery after its next attempt', () => {
    expect(nextStep(attempt({ eventType: 'delivered', attemptNumber: 3 }))).toEqual({ finalStatus: 'exhausted' });
  });
});
