import type { ErrorCode } from '@/lib/schemas/errors';

/** A refusal by our API, or a failure to reach it. `message` is fit to be shown to people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: ErrorCode | 'offline',
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** Path of a bad value → what is wrong with it. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What to tell people about anything that was thrown. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong. Try again.';
  // The server's own words are for scripts, too.
  return error.code === 'unauthenticated' ? 'You are signed out. Sign in again, then try once more.' : error.message;
}
