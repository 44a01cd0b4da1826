import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const LIMIT = 3;
vi.mock('@/lib/config/env', () => ({ env: () => ({ API_RATE_LIMIT: limit }) }));
let limit = LIMIT;
const { countRequest, rateLimitedResponse, stateAllowance } = await import('./rate-limit');

const START = Date.UTC(2026, 4, 25, 9, 0, 0);
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterAll(() => {
  vi.useRealTimers();
});
let account = 0;
beforeEach(() => {
  vi.setSystemTime(START);
  limit = LIMIT;
  account += 1;
});

async function ask(times: number, name = `account ${account}`) {
  const answers = [];
  for (let n = 0; n < times; n += 1) answers.push(await countRequest(name));
  return answers;
}

describe('MAILGUN 1.0: requests per minute and account', () => {
  it('the limit is the last request that is let through', async () => {
    const answers = await ask(LIMIT + 2);
    expect(answers.map((one) => [one?.exceeded, one?.remaining])).toEqual([
      [false, 2],
      [false, 1],
      [false, 0],
      [true, 0],
      [true, 0],
    ]);
  });

  it('each account has its own', async () => {
    await ask(LIMIT + 1);
    expect((await ask(1, 'a neighbour')).at(0)?.exceeded).toBe(false);
  });

  it.each([
    ['59 seconds later', 59_000, true],
    ['a minute later', 60_001, false],
  ])('%s', async (_, laterMs, exceeded) => {
    await ask(LIMIT + 1);
    vi.setSystemTime(START + laterMs);
    expect((await ask(1)).at(0)?.exceeded).toBe(exceeded);
  });

  it('0 is no limit', async () => {
    limit = 0;
    expect(await ask(5)).toEqual([null, null, null, null, null]);
  });
});

describe('what is said about it', () => {
  it('429, the contract’s body, and the seconds that are left', async () => {
    await ask(LIMIT);
    vi.setSystemTime(START + 18_500);
    const [over] = await ask(1);
    if (!over) throw new Error('There should be a limit.');
    const response = rateLimitedResponse(over);
    expect([response.status, await response.text()]).toEqual([429, '{"retry-seconds":60}\n']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '42',
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': `${START / 1_000 + 60}.000`,
    });
  });

  it('a success says what is left, and not when to come back', async () => {
    const [first] = await ask(1);
    if (!first) throw new Error('There should be a limit.');
    const response = new Response('{}');
    stateAllowance(response, first);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('2');
    expect(response.headers.has('retry-after')).toBe(false);
  });
});
