import { describe, expect, it } from 'vitest';
import { SharedStatement } from './shared-statement';

const weightOf = () => 1;

describe('a shared statement', () => {
  it('lets callers of the same moment share one statement and gives each its own result', async () => {
    const groups: number[][] = [];
    const group = new SharedStatement<number, number>({
      run: async (items) => {
        groups.push(items);
        return items.map((item) => item * 10);
      },
      weightOf,
      maxWeight: 100,
    });
    expect(await Promise.all([1, 2, 3].map((item) => group.add(item)))).toEqual([10, 20, 30]);
    expect(groups.flat().sort()).toEqual([1, 2, 3]);
    expect(groups.length).toBeLessThan(3);
  });

  it("runs each alone when a group fails, so that one caller's trouble is not the others'", async () => {
    const group = new SharedStatement<number, number>({
      run: async (items) => {
        if (items.includes(2)) throw new Error('Two cannot be stored.');
        return items;
      },
      weightOf,
      maxWeight: 100,
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => group.add(item)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('finds one that cannot be stored among many with few statements', async () => {
    let statements = 0;
    const group = new SharedStatement<number, number>({
      run: async (items) => {
        statements += 1;
        if (items.includes(700)) throw new Error('It cannot be stored.');
        return items;
      },
      weightOf,
      maxWeight: 1_000,
    });
    const results = await Promise.allSettled(Array.from({ length: 1_000 }, (_, item) => group.add(item)));
    expect(results.flatMap((result, item) => (result.status === 'rejected' ? [item] : []))).toEqual([700]);
    expect(statements).toBeLessThan(25);
  });

  it('fails for all of a group at once while the database is away', async () => {
    let statements = 0;
    const group = new SharedStatement<number, number>({
      run: async () => {
        statements += 1;
        throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      },
      weightOf,
      maxWeight: 1_000,
    });
    const results = await Promise.allSettled(Array.from({ length: 1_000 }, (_, item) => group.add(item)));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(statements).toBeLessThanOrEqual(2);
  });

  it('takes no more than its weight into one group, but always one', async () => {
    const sizes: number[] = [];
    const group = new SharedStatement<number, number>({
      run: async (items) => {
        sizes.push(items.length);
        return items;
      },
      weightOf: (item) => item,
      maxWeight: 5,
    });
    await Promise.all([9, 3, 2, 1].map((item) => group.add(item)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
  });
});
