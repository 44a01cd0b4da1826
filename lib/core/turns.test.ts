import { expect, it } from 'vitest';
import { Turns } from './turns';

/** Work that goes on until it is told to end. */
function held() {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = (n: number) => () => {
    begun.push(n);
    return new Promise<number>((resolve) => ends.push(() => resolve(n)));
  };
  return { ends, begun, work };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('two go on at once, two wait for their turn in order, the fifth is turned away', async () => {
  const turns = new Turns(2, 2);
  const { ends, begun, work } = held();
  const results = [1, 2, 3, 4, 5].map((n) => turns.run(work(n)));
  expect(await results[4]).toBeUndefined();
  expect([begun, turns.isFull]).toEqual([[1, 2], true]);
  ends[1]?.();
  await settle();
  expect([begun, turns.isFull]).toEqual([[1, 2, 3], false]);
  ends[0]?.();
  await settle();
  expect(begun).toEqual([1, 2, 3, 4]);
  for (const end of ends) end();
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4, undefined]);
});

it('work that fails gives its turn back', async () => {
  const turns = new Turns(1, 0);
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run(async () => 'yes')).toBe('yes');
});
