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
    expect(await allowed(() => limits.mayTake('a', 'Acme'), 150)).toBe(100);
    expect(await allowed(() => limits.mayTake('b', 'Acme'), 10)).toBe(10);
  });

  it('is bounded for each account, and another account does not suffer', async () => {
    const limits = new BinLimits();
    let of = 0;
    for (const bin of ['a', 'b', 'c', 'd']) of += await allowed(() => limits.mayTake(bin, 'Acme'), 120);
    expect(of).toBe(250);
    expect(await allowed(() => limits.mayTake('e', 'Globex'), 100)).toBe(100);
  });

  it('is bounded in all', async () => {
    const limits = new BinLimits();
    let of = 0;
    for (let n = 0; n < 8; n++) of += await allowed(() => limits.mayTake(`bin ${n}`, `account ${n}`), 100);
    expect(of).toBe(500);
  });
});

describe('ids that are none', () => {
  /** How many of so many ids are looked up, each of which is none. */
  function guessed(limits: BinLimits, address: string | undefined, times: number): number {
    let count = 0;
    for (let n = 0; n < times; n++) {
      try {
        limits.takeGuess(address)();
        limits.countMiss(address);
        count += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'rate_limited', retryAfterS: expect.any(Number) });
      }
    }
    return count;
  }

  it('are bounded for each address, and another address does not suffer', () => {
    const limits = new BinLimits();
    expect(guessed(limits, '203.0.113.9', 100)).toBe(60);
    expect(guessed(limits, '203.0.113.10', 10)).toBe(10);
    expect(guessed(limits, '2001:db8:1:2::1', 60) + guessed(limits, '2001:db8:1:2::2', 60)).toBe(60);
  });

  it('are not counted for this machine, whose address may be a proxy’s, nor for who is not known', () => {
    const limits = new BinLimits();
    expect(guessed(limits, '127.0.0.1', 200)).toBe(200);
    expect(guessed(limits, undefined, 200)).toBe(200);
  });

  it('use up nothing of the bins that there are, from however many addresses they come', async () => {
    const limits = new BinLimits();
    for (let n = 0; n < 1_000; n++) guessed(limits, `198.51.${n % 250}.${n % 199}`, 2);
    expect(await allowed(() => limits.mayTake('a', 'Acme'), 100)).toBe(100);
  });

  it('are looked up 2,000 at once, whoever asks', () => {
    const limits = new BinLimits();
    const ends = Array.from({ length: 2_000 }, () => limits.takeGuess(undefined));
    expect(() => limits.takeGuess('203.0.113.9')).toThrow(/Too many/);
    ends[0]?.();
    expect(() => limits.takeGuess('203.0.113.9')).not.toThrow();
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
