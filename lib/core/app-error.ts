import type { ErrorCode } from '@/lib/schemas/errors';

/**
 * A request that cannot be done, for a reason that the caller may be told. `message` is shown to
 * people as it is; anything else that is thrown is answered blandly and logged in full.
 * `fields` maps the path of a bad value to what is wrong with it; `retryAfterS` says when to come back.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: Record<string, string>,
    readonly retryAfterS?: number,
  ) {
    super(message);
  }
}

/** 429: more than is let through in a minute. */
export function rateLimited(retryAfterS: number): AppError {
  const message = `Too many requests. Try again in ${retryAfterS} s.`;
  return new AppError('rate_limited', message, undefined, retryAfterS);
}

/** 404, also for what belongs to a stranger: its existence is not told (PRODUCT 3). */
export function notFound(what: string): AppError {
  return new AppError('not_found', `${what} not found.`);
}
