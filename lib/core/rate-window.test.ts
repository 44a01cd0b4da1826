import { describe, expect, it } from 'vitest';
import { RateWindow } from './rate-window';

const START = 1_000_000;

describe('a limit of 3 in a minute', () => {
  it('lets three through, says how long to wait, and starts anew', () => {
    const window = new RateWindow();
    const ask = (afterMs: number) => window.take('a', 3, START + afterMs);
    expect([ask(0), ask(1), ask(2)].map(({ exceeded, remaining }) => [exceeded, remaining])).toEqual([
      [false, 2],
      [false, 1],
      [false, 0],
    ]);
    expect(ask(18_500)).toEqual({ exceeded: true, remaining: 0, retryAfterS: 42 });
    expect(ask(59_999)).toMatchObject({ exceeded: true, retryAfterS: 1 });
    expect(ask(60_000)).toMatchObject({ exceeded: false, remaining: 2 });
  });

  it('is each subject’s own', () => {
    const window = new RateWindow();
    for (let i = 0; i < 4; i += 1) window.take('a', 3, START);
    expect(window.take('b', 3, START).exceeded).toBe(false);
  });

  it('is looked at without being used', () => {
    const window = new RateWindow();
    for (let i = 0; i < 5; i += 1) expect(window.look('a', 3, START)).toMatchObject({ exceeded: false, remaining: 2 });
    for (let i = 0; i < 3; i += 1) window.take('a', 3, START);
    expect(window.look('a', 3, START + 18_500)).toEqual({ exceeded: true, remaining: 0, retryAfterS: 42 });
    expect(window.look('a', 3, START + 60_000).exceeded).toBe(false);
    expect(window.size).toBe(0);
  });

  it('survives a clock that is set back', () => {
    const window = new RateWindow();
    for (let i = 0; i < 4; i += 1) window.take('a', 3, START);
    expect(window.take('a', 3, START - 3_600_000).exceeded).toBe(false);
  });
});

it('inventing subjects takes bounded memory and is no way around the limit', () => {
  const window = new RateWindow(10);
  const turns = Array.from({ length: 20_000 }, (_, i) => window.take(`invented ${i}`, 3, START));
  expect(window.size).toBeLessThanOrEqual(10 + 1_024);
  expect(turns.filter((turn) => turn.exceeded).length).toBeGreaterThan(16_000);
});
