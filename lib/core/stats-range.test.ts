import { expect, it, test } from 'vitest';
import { statsRange } from './stats-range';

const now = new Date('2026-11-25T12:07:30Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const KEPT_MS = 49 * 3_600_000;

test.each([
  [undefined, '15m'],
  [1, '5m'],
  [24, '15m'],
  [48, '15m'],
  [72, '1h'],
  [7 * 24, '1h'],
  [60 * 24, '1d'],
])('a range of %s hours is counted in buckets of %s', (hours, bucket) => {
  const asked = hours === undefined ? {} : { from: hoursAgo(hours) };
  expect(statsRange(asked, now, KEPT_MS).bucket).toBe(bucket);
});

it('covers whole buckets, the running one included', () => {
  const { from, to } = statsRange({ from: hoursAgo(1) }, now, KEPT_MS);
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-11-25T11:05:00.000Z', '2026-11-25T12:10:00.000Z']);
});

it('a short range of long ago is counted by the hour, for that is what is kept', () => {
  expect(statsRange({ from: hoursAgo(101), to: hoursAgo(100) }, now, KEPT_MS).bucket).toBe('1h');
});

test.each([
  [{ from: now, to: hoursAgo(1) }, 'The end must lie after the begin.'],
  [{ to: new Date('9999-12-31T23:59:59Z') }, 'after the year 9000'],
  [{ from: new Date('0000-01-01T00:00:00Z') }, 'before 1970'],
  [{ from: hoursAgo(100), bucket: '5m' as const }, 'kept for 48 hours'],
  [{ from: hoursAgo(24 * 80), bucket: '1h' as const }, 'more than 1000 buckets'],
])('%o is refused', (asked, message) => {
  expect(() => statsRange(asked, now, KEPT_MS)).toThrow(message);
});
