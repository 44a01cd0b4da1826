import { beforeEach, expect, it } from 'vitest';
import { boundedResolver } from './bounded-resolver';

beforeEach(() => {
  (globalThis as { postwireTurns?: unknown }).postwireTurns = undefined;
});

/** A resolver that answers when it is told to. */
function held() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const resolve = (hostname: string) => {
    asked.push(hostname);
    return new Promise<string[]>((settle) => answers.push(() => settle(['93.184.215.14'])));
  };
  return { asked, answers, resolve };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));
const limits = { perMinute: 100, atOnce: 2, waiting: 1 };

it('an account has so many look-ups at once, the next waits for its turn, and one more is told to come back', async () => {
  const { asked, answers, resolve } = held();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => boundedResolver('Acme', resolve, limits)(name));
  await expect(d).rejects.toMatchObject({ code: 'rate_limited', retryAfterS: 1 });
  expect(asked).toEqual(['a', 'b']);
  answers[0]?.();
  expect(await a).toEqual(['93.184.215.14']);
  await settle();
  expect(asked).toEqual(['a', 'b', 'c']);
  for (const answer of answers) answer();
  await Promise.all([b, c]);
});

it('another account does not wait for it', async () => {
  const { answers, resolve } = held();
  const theirs = ['a', 'b', 'c'].map((name) => boundedResolver('Acme', resolve, limits)(name));
  const other = boundedResolver('Globex', async () => ['1.1.1.1'], limits);
  expect(await other('x')).toEqual(['1.1.1.1']);
  for (let turn = 0; turn < 3; turn += 1) {
    for (const answer of answers) answer();
    await settle();
  }
  await Promise.all(theirs);
});

it('an account has so many look-ups a minute', async () => {
  const resolve = boundedResolver('Acme', async () => ['1.1.1.1'], { perMinute: 3 });
  for (let n = 0; n < 3; n += 1) expect(await resolve('x')).toEqual(['1.1.1.1']);
  await expect(resolve('x')).rejects.toMatchObject({ code: 'rate_limited' });
  expect(await boundedResolver('Globex', async () => ['1.1.1.1'], { perMinute: 3 })('x')).toEqual(['1.1.1.1']);
});

it('a look-up that fails gives its place back', async () => {
  const resolve = boundedResolver('Acme', () => Promise.reject(new Error('no such name')), limits);
  for (let n = 0; n < 5; n += 1) await expect(resolve('x')).rejects.toThrow('no such name');
});
