import { describe, expect, it } from 'vitest';
import { positionOf, rulerPositions } from './ruler-scale';

const MINUTE = 60_000;
/** Mailgun's schedule: 10 min, 10 min, 15 min, 30 min, 1 h, 2 h, 4 h. */
const SCHEDULE = [0, 10, 20, 35, 65, 125, 245, 485].map((minutes) => minutes * MINUTE);

describe('the axis of the attempts', () => {
  it('begins with the first attempt and ends with the last', () => {
    const positions = rulerPositions(SCHEDULE, 0.05);
    expect(positions[0]).toBe(0);
    expect(positions.at(-1)).toBe(1);
  });

  it('keeps the order and the least distance, also where attempts follow each other at once', () => {
    for (const times of [
      SCHEDULE,
      [0, 1, 2, 3, 4, 5, 6, 1_000_000],
      [0, 999_997, 999_998, 999_999, 1_000_000],
      [5, 5, 5],
    ]) {
      const positions = rulerPositions(times, 0.08);
      for (const [index, position] of positions.entries()) {
        if (index > 0) expect(position - (positions[index - 1] ?? 0)).toBeGreaterThan(0.08 - 1e-9);
      }
      expect(positions.at(-1)).toBe(1);
    }
  });

  it('spreads evenly what cannot be as far apart as asked', () => {
    expect(rulerPositions([0, 1, 2, 3, 4], 0.5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('places a single attempt at the beginning, and none nowhere', () => {
    expect(rulerPositions([7], 0.1)).toEqual([0]);
    expect(rulerPositions([], 0.1)).toEqual([]);
  });
});

describe('now, on the axis', () => {
  const positions = [0, 0.2, 1];
  const times = [100, 200, 400];
  it.each([
    [50, 0],
    [100, 0],
    [150, 0.1],
    [200, 0.2],
    [300, 0.6],
    [400, 1],
    [900, 1],
  ])('%i lies at %f', (at, expected) => {
    expect(positionOf(at, times, positions)).toBeCloseTo(expected);
  });
});
