import { expect, it } from 'vitest';
import { latencyClass } from './latency-classes';
import { type CountedRow, statsSeries } from './stats-series';

const range = {
  from: new Date('2026-11-25T10:00:00Z'),
  to: new Date('2026-11-25T10:15:00Z'),
  bucket: '5m',
} as const;
const row = (over: Partial<CountedRow>): CountedRow => ({
  at: range.from,
  outcome: 'succeeded',
  statusCode: 200,
  latencyClass: latencyClass(10),
  attempts: 1,
  ...over,
});

it('every bucket of the range is there, also those in which nothing was sent', () => {
  const { series } = statsSeries(range, [row({ at: new Date('2026-11-25T10:05:00Z'), attempts: 3 })]);
  expect(series.map(({ at, succeeded, p50Ms }) => [at.slice(11, 16), succeeded, p50Ms === null])).toEqual([
    ['10:00', 0, true],
    ['10:05', 3, false],
    ['10:10', 0, true],
  ]);
});

it('what is not final counts as failed, a 406 as rejected', () => {
  const { totals } = statsSeries(range, [
    row({ attempts: 5 }),
    row({ outcome: 'rejected', statusCode: 406, attempts: 2 }),
    row({ outcome: 'retry', statusCode: 503 }),
    row({ outcome: 'retry', statusCode: 0 }),
  ]);
  expect(totals).toMatchObject({ succeeded: 5, rejected: 2, failed: 2 });
});

it('statuses are listed by how often they came, and no answer is null', () => {
  const { codes } = statsSeries(range, [
    row({ outcome: 'retry', statusCode: 0 }),
    row({ attempts: 4 }),
    row({ at: new Date('2026-11-25T10:10:00Z'), attempts: 4 }),
  ]);
  expect(codes).toEqual([
    { statusCode: 200, outcome: 'succeeded', attempts: 8 },
    { statusCode: null, outcome: 'retry', attempts: 1 },
  ]);
});

it('the p99 tells of slow attempts that the median does not show', () => {
  const { totals } = statsSeries(range, [
    row({ attempts: 95 }),
    row({ attempts: 5, latencyClass: latencyClass(4_000) }),
  ]);
  expect(totals.p50Ms).toBeLessThan(15);
  expect(totals.p99Ms).toBeGreaterThan(3_000);
});
