import { expect, it } from 'vitest';
import { RateGates } from './rate-gates';

function world() {
  const state = { now: 1_000 };
  return { state, gates: new RateGates(() => state.now) };
}

it('an endpoint without a limit is always open', () => {
  const { gates } = world();
  gates.setLimited([1]);
  expect(gates.isLimited(1)).toBe(true);
  expect(gates.isLimited(2)).toBe(false);
  expect(gates.isOpen(2)).toBe(true);
  expect(gates.untilOpenMs()).toBe(Number.POSITIVE_INFINITY);
});

it('one that has used its limit opens when it has room again, and the loop may sleep until the first does', () => {
  const { gates, state } = world();
  gates.setLimited([1, 2]);
  gates.closeFor(1, 500);
  gates.closeFor(2, 200);
  expect([gates.isOpen(1), gates.isOpen(2)]).toEqual([false, false]);
  expect(gates.untilOpenMs()).toBe(200);
  state.now += 200;
  expect([gates.isOpen(1), gates.isOpen(2)]).toEqual([false, true]);
});

it('one that is open, and is not claimed for all the same, wakes nobody', () => {
  const { gates, state } = world();
  gates.setLimited([1, 2]);
  gates.closeFor(1, 500);
  gates.closeFor(2, 200);
  state.now += 300;
  expect(gates.untilOpenMs()).toBe(200);
  state.now += 300;
  expect(gates.untilOpenMs()).toBe(Number.POSITIVE_INFINITY);
});

it('a limit that was taken away closes nothing any more', () => {
  const { gates } = world();
  gates.setLimited([1]);
  gates.closeFor(1, 500);
  gates.setLimited([]);
  expect(gates.isOpen(1)).toBe(true);
});
