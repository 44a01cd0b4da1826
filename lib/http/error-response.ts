import { log } from '@/lib/config/log';
import { AppError } from '@/lib/core/app-error';
import type { ErrorBody, ErrorCode } from '@/lib/schemas/errors';
import { asUnavailable } from '@/lib/services/unavailable';
import { jsonResponse } from './json-response';

export const STATUS_OF_CODE: Record<ErrorCode, number> = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  view_changed: 409,
  limit_reached: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/** When to come back where nothing better is known, in seconds. */
const COME_BACK_AFTER_S: Partial<Record<ErrorCode, number>> = { unavailable: 1, rate_limited: 10 };

/** Which door it was, without the addresses that paths may name. */
function loggedPath(request: Request): string {
  const segments = new URL(request.url).pathname.split('/');
  return segments.map((segment) => (/@|%40/i.test(segment) ? '[address]' : segment)).join('/');
}

/**
 * What was thrown as an AppError; a database that is away becomes `unavailable`; anything else is logged in full and becomes a
 * bland `internal`.
 */
export function toAppError(error: unknown, request: Request): AppError {
  if (error instanceof AppError) return error;
  const unavailable = asUnavailable(error);
  if (unavailable) {
    log.warn({ error: String(error), method: request.method, path: loggedPath(request) }, 'http.database_away');
    return unavailable;
  }
  log.error({ err: error, method: request.method, path: loggedPath(request) }, 'http.failed');
  return new AppError('internal', 'Something went wrong on our side. Try again.');
}

/** `{"error":{code,message,fields?}}`: every error of `/api` (PRODUCT 4). `unavailable` and `rate_limited` say when to come back. */
export function errorResponse(error: unknown, request: Request): Response {
  const { code, message, fields, retryAfterS } = toAppError(error, request);
  const body: ErrorBody = { error: { code, message, ...(fields ? { fields } : {}) } };
  const response = jsonResponse(body, STATUS_OF_CODE[code]);
  const waitS = retryAfterS ?? COME_BACK_AFTER_S[code];
  if (waitS !== undefined) response.headers.set('retry-after', String(waitS));
  return response;
}
