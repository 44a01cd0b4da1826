import { describe, expect, it } from 'vitest';
import { BinLimits } from './bin-limits';

async function allowed(ask: () => Promise<boolean>, times: number): Promise<number> {
  let count = 0;
  for (let n = 0; n < times; n++) if (await ask()) count += 1;
  return count;
}

describe('what comes in within a second', () => {
  it('is bounded for each bin, and another bin does not suffer', async () => {
    const limits = new BinLimits();
    expect(await allowed(() => limits.mayTake('a'), 150)).toBe(100);
    expect(await allowed(() => limits.mayTake('b'), 10)).toBe(10);
  });

  it('is bounded in all, so that ids cannot be guessed fast', async () => {
    const limits = new BinLimits();
    expect(await allowed(() => limits.mayLookUp(), 600)).toBe(500);
  });
});

describe('places to wait in', () => {
  it('are 128 for each bin, and come back once each', () => {
    const limits = new BinLimits();
    const places = Array.from({ length: 140 }, () => limits.takePlace('a'));
    const taken = places.filter((leave) => leave !== null);
    expect(taken).toHaveLength(128);
    expect(limits.takePlace('b')).not.toBeNull();
    taken[0]?.();
    taken[0]?.();
    expect([limits.takePlace('a'), limits.takePlace('a')].filter((leave) => leave !== null)).toHaveLength(1);
  });

  it('are 512 in all', () => {
    const limits = new BinLimits();
    const places = Array.from({ length: 600 }, (_, n) => limits.takePlace(`bin ${n % 100}`));
    expect(places.filter((leave) => leave !== null)).toHaveLength(512);
  });
});
