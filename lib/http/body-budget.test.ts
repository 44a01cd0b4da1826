import { describe, expect, it } from 'vitest';
import { BodyBudget } from './body-budget';

const unavailable = { code: 'unavailable' };

describe('the budget of bodies', () => {
  it('refuses what would go over it, without starting the work, and lets it in once others are done', async () => {
    const budget = new BodyBudget(100);
    let finish: (text: string) => void = () => undefined;
    let started = 0;
    const first = budget.hold(60, () => new Promise<string>((resolve) => (finish = resolve)));
    const work = async () => (started += 1);
    await expect(budget.hold(41, work)).rejects.toMatchObject(unavailable);
    expect(started).toBe(0);
    expect(await budget.hold(40, work)).toBe(1);
    finish('done');
    expect(await first).toBe('done');
    expect(await budget.hold(100, work)).toBe(2);
  });

  it('lets nobody take it all for himself, and others in', async () => {
    const budget = new BodyBudget(100, 'requests', 30);
    const release = budget.take(20, 'a');
    expect(() => budget.take(11, 'a')).toThrow(/Too many requests/);
    expect(await budget.hold(30, async () => 'in', 'b')).toBe('in');
    release();
    expect(await budget.hold(30, async () => 'in', 'a')).toBe('in');
    // One that is alone larger than its part is let in, too.
    expect(await budget.hold(50, async () => 'in', 'a')).toBe('in');
  });

  it('gives the place back when the work fails', async () => {
    const budget = new BodyBudget(10);
    await expect(budget.hold(10, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await budget.hold(10, async () => 'in')).toBe('in');
  });

  it('lets one in that is alone larger than all of it', async () => {
    expect(await new BodyBudget(1).hold(10, async () => 'in')).toBe('in');
  });
});
