import { expect, it } from 'vitest';
import { DatabaseClock } from './database-clock';

/** A database that is `aheadMs` ahead of this host and answers after `tookMs`. */
function clockOf(aheadMs: number, tookMs = 2) {
  let now = 1_000_000;
  let asked = 0;
  const read = async () => {
    asked += 1;
    now += tookMs;
    return now - tookMs / 2 + aheadMs;
  };
  const clock = new DatabaseClock(
    read,
    () => now,
    () => now,
  );
  return { clock, pass: (ms: number) => (now += ms), asked: () => asked };
}

it.each([
  ['an hour ahead', 3_600_000, 3_600_000],
  ['a minute behind', -60_000, -60_000],
  ['a few milliseconds off: that is the network', 40, 0],
  ['right', 0, 0],
])('a database that is %s', async (_what, aheadMs, told) => {
  const { clock } = clockOf(aheadMs);
  await clock.check();
  expect(clock.aheadMs).toBe(told);
});

it('a slow answer is no wrong clock', async () => {
  let now = 0;
  // It read its clock at once and was five seconds on its way back.
  const read = async () => {
    const theirs = now;
    now += 5_000;
    return theirs;
  };
  const clock = new DatabaseClock(
    read,
    () => now,
    () => now,
  );
  await clock.check();
  expect(clock.aheadMs).toBe(0);
});

it('is asked once in ten seconds at most', async () => {
  const { clock, pass, asked } = clockOf(5_000);
  for (let n = 0; n < 20; n += 1) {
    await clock.check();
    pass(1_000);
  }
  expect(asked()).toBe(2);
});
