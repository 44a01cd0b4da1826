import type { BinAnswer } from '@/lib/schemas/bins';

const NAMES: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  406: 'Not Acceptable',
  410: 'Gone',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** `406 Not Acceptable`, or the number alone. */
export function statusText(status: number): string {
  const name = NAMES[status];
  return name ? `${status} ${name}` : String(status);
}

/** `200 OK after 5 s`, `Nothing`. */
export function answerText({ status, delayMs, hang }: BinAnswer): string {
  if (hang) return 'Nothing';
  return delayMs === 0 ? statusText(status) : `${statusText(status)} after ${delayMs / 1_000} s`;
}

/** What a delivery to a bin that answers so comes to (PRODUCT 2). */
export function answerConsequence({ status, hang }: BinAnswer): string {
  if (hang) return 'Deliveries run into the timeout and are tried again.';
  if (status === 200) return 'Deliveries succeed.';
  if (status === 406) return 'Deliveries are rejected and not tried again.';
  return 'Deliveries are tried again, up to eight times over eight hours.';
}
