import { describe, expect, it } from 'vitest';
import { AppError, rateLimited } from '@/lib/core/app-error';
import { errorResponse } from './error-response';

const request = new Request('http://127.0.0.1/api/webhooks');
const answerTo = async (error: unknown) => {
  const response = errorResponse(error, request);
  const { error: body } = await response.json();
  return { status: response.status, retryAfter: response.headers.get('retry-after'), code: body.code };
};

describe('an answer says when to come back', () => {
  it.each([
    ['what knows it', rateLimited(42), { status: 429, retryAfter: '42', code: 'rate_limited' }],
    ['too many of a kind', new AppError('rate_limited', 'x'), { status: 429, retryAfter: '10', code: 'rate_limited' }],
    ['no room', new AppError('unavailable', 'x'), { status: 503, retryAfter: '1', code: 'unavailable' }],
    [
      'a database that is away',
      Object.assign(new Error('x'), { code: '57P03' }),
      { status: 503, retryAfter: '1', code: 'unavailable' },
    ],
    [
      'what is wrong with the request',
      new AppError('conflict', 'x'),
      { status: 409, retryAfter: null, code: 'conflict' },
    ],
    ['a fault of ours', new Error('x'), { status: 500, retryAfter: null, code: 'internal' }],
  ])('%s', async (_what, error, expected) => {
    expect(await answerTo(error)).toEqual(expected);
  });
});
