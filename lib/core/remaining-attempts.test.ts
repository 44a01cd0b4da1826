import { expect, test } from 'vitest';
import { remainingAttempts } from './remaining-attempts';
import { DEFAULT_SCHEDULE_MS } from './retry-schedule';

const dueAt = new Date('2026-01-01T00:00:00Z');
const minutes = (of: { number: number; dueAt: Date }[]) =>
  of.map((each) => [each.number, (each.dueAt.getTime() - dueAt.getTime()) / 60_000]);
const policy = { eventType: 'opened', retryDelivered: false, schedule: DEFAULT_SCHEDULE_MS, dueAt } as const;

test('a new delivery has eight attempts before it, spread over eight hours', () => {
  const planned = minutes(remainingAttempts({ ...policy, attempts: 0 }));
  expect(planned).toEqual([
    [1, 0],
    [2, 10],
    [3, 20],
    [4, 35],
    [5, 65],
    [6, 125],
    [7, 245],
    [8, 485],
  ]);
});

test('after six attempts the seventh and the eighth are left', () => {
  expect(minutes(remainingAttempts({ ...policy, attempts: 6 }))).toEqual([
    [7, 0],
    [8, 240],
  ]);
});

test('a delivered event has its one attempt', () => {
  expect(minutes(remainingAttempts({ ...policy, eventType: 'delivered', attempts: 0 }))).toEqual([[1, 0]]);
});

test('one that had more attempts than the policy grants by now is still tried once more, as it is due', () => {
  expect(minutes(remainingAttempts({ ...policy, schedule: [60_000], attempts: 5 }))).toEqual([[6, 0]]);
});
