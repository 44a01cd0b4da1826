import { AppError } from '@/lib/core/app-error';
import type { ErrorCode } from '@/lib/schemas/errors';
import { STATUS_OF_CODE, toAppError } from '../error-response';
import { mailgunJson } from './mailgun-response';

/** An error whose exact body the contract prescribes (MAILGUN 1 to 4). */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {
    super(`Contract error ${status}`);
  }
}

/** What each code says at Mailgun where an endpoint has no words of its own (MAILGUN 1.0, 3). */
const STANDARD_MESSAGES: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'Invalid private key',
  forbidden: 'Forbidden',
  not_found: 'Not Found',
  method_not_allowed: 'Method Not Allowed',
  internal: 'Internal Server Error',
};

/** `{"message":…}` with the code's status, or the prescribed body. Unknown errors are logged and answered blandly. */
export function contractErrorResponse(error: unknown, request: Request): Response {
  if (error instanceof ContractError) return mailgunJson(error.body, error.status);
  const known = error instanceof AppError ? error : toAppError(error, request);
  const { retryAfterS = 1 } = known;
  // One shape for every 429 of the contract (MAILGUN 1.0); the header says what is really left.
  const limited = known.code === 'rate_limited' ? { 'retry-seconds': 60 } : null;
  const response = mailgunJson(
    limited ?? { message: STANDARD_MESSAGES[known.code] ?? known.message },
    STATUS_OF_CODE[known.code],
  );
  if (known.code === 'unauthenticated') response.headers.set('www-authenticate', 'Basic realm="MG API"');
  if (limited || known.code === 'unavailable') response.headers.set('retry-after', String(retryAfterS));
  return response;
}
