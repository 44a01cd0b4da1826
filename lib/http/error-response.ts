import { log } from '@/lib/config/log';
import { AppError } from '@/lib/core/app-error';
import type { ErrorBody, ErrorCode } from '@/lib/schemas/errors';
import { jsonResponse } from './json-response';

export const STATUS_OF_CODE: Record<ErrorCode, number> = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  limit_reached: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/** What was thrown as an AppError; anything else is logged in full and becomes a bland `internal`. */
export function toAppError(error: unknown, request: Request): AppError {
  if (error instanceof AppError) return error;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'http.failed');
  return new AppError('internal', 'Something went wrong on our side. Try again.');
}

/** `{"error":{code,message,fields?}}`: every error of `/api` (PRODUCT 4). `unavailable` says when to come back. */
export function errorResponse(error: unknown, request: Request): Response {
  const { code, message, fields } = toAppError(error, request);
  const body: ErrorBody = { error: { code, message, ...(fields ? { fields } : {}) } };
  const response = jsonResponse(body, STATUS_OF_CODE[code]);
  if (code === 'unavailable') response.headers.set('retry-after', '1');
  return response;
}
