import { describe, expect, it } from 'vitest';
import { Batcher } from './batcher';

describe('a batcher', () => {
  it('writes what comes within the linger in one batch', async () => {
    const batches: number[][] = [];
    const batcher = new Batcher<number>({ flush: async (batch) => void batches.push(batch) });
    for (const item of [1, 2, 3]) batcher.add(item);
    expect(await batcher.drain(1_000)).toBe(0);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('splits at its largest size', async () => {
    const sizes: number[] = [];
    const batcher = new Batcher<number>({ flush: async (batch) => void sizes.push(batch.length), maxSize: 2 });
    for (const item of [1, 2, 3, 4, 5]) batcher.add(item);
    await batcher.drain(1_000);
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('keeps what could not be written, and writes it again in order', async () => {
    const written: number[] = [];
    let faults = 2;
    const batcher = new Batcher<number>({
      flush: async (batch) => {
        faults -= 1;
        if (faults >= 0) throw new Error('The database is away.');
        written.push(...batch);
      },
    });
    batcher.add(1);
    batcher.add(2);
    await new Promise((resolve) => setTimeout(resolve, 10));
    batcher.add(3);
    expect(await batcher.drain(2_000)).toBe(0);
    expect(written).toEqual([1, 2, 3]);
  });

  it('says how much is left when it cannot write in time', async () => {
    const batcher = new Batcher<number>({
      flush: async () => {
        throw new Error('The database is away.');
      },
    });
    batcher.add(1);
    expect(await batcher.drain(20)).toBe(1);
  });
});
