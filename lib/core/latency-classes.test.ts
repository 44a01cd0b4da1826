import { describe, expect, it, test } from 'vitest';
import { addClasses, LATENCY_CLASSES, latencyClass, latencyPercentile, longestOfClass } from './latency-classes';

const counted = (durations: number[]) => {
  const counts: number[] = Array.from({ length: LATENCY_CLASSES }, () => 0);
  for (const ms of durations) counts[latencyClass(ms)] = (counts[latencyClass(ms)] ?? 0) + 1;
  return counts;
};

test.each([
  [0, 0],
  [1, 0],
  [2, 3],
  [2.1, 4],
  [1_024, 30],
  [15_000, 42],
  [10 ** 9, LATENCY_CLASSES - 1],
  [Number.NaN, 0],
])('%d ms belong to class %d', (ms, index) => expect(latencyClass(ms)).toBe(index));

it('a class holds what it says it holds, up to its longest', () => {
  for (let index = 0; index < LATENCY_CLASSES; index += 1) {
    expect(latencyClass(longestOfClass(index))).toBe(index);
  }
});

describe('percentiles', () => {
  it('are within a quarter of the exact ones', () => {
    const durations = Array.from({ length: 1_000 }, (_, n) => 5 + n * 3);
    for (const p of [0.5, 0.9, 0.99]) {
      const exact = durations[Math.ceil(p * durations.length) - 1] ?? 0;
      const read = latencyPercentile(counted(durations), p) ?? 0;
      expect(Math.abs(read - exact) / exact).toBeLessThan(0.25);
    }
  });

  it('one slow attempt in a thousand does not move the median and is not in the p99', () => {
    const counts = counted([...Array.from({ length: 999 }, () => 10), 9_000]);
    expect(latencyPercentile(counts, 0.5)).toBeLessThanOrEqual(13);
    expect(latencyPercentile(counts, 0.99)).toBeLessThanOrEqual(13);
    expect(latencyPercentile(counts, 1)).toBeGreaterThan(8_000);
  });

  it('of nothing there is none', () => expect(latencyPercentile([], 0.5)).toBeNull());
});

it('counts of different length add up class by class', () => {
  const into = [1, 2];
  addClasses(into, [1, 0, 5]);
  expect(into).toEqual([2, 2, 5]);
});
