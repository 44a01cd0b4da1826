import type { AttemptOutcome } from '@/lib/schemas/deliveries';

/** What came of an attempt. `reason` is a sentence for people, null for a success. */
export interface AttemptClass {
  outcome: AttemptOutcome;
  reason: string | null;
}

/** The ways in which an attempt ends without an answer. */
export const FAILURE_KINDS = [
  'dns',
  'refused',
  'reset',
  'tls',
  'connect_timeout',
  'timeout',
  'malformed',
  'blocked',
  'other',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

const FAILURE_REASONS: Record<FailureKind, string> = {
  dns: 'The host name could not be resolved',
  refused: 'The connection was refused',
  reset: 'The connection was closed before an answer came',
  tls: 'No secure connection could be made (TLS)',
  connect_timeout: 'No connection was made in time',
  timeout: 'No complete answer came in time',
  malformed: 'The answer was not valid HTTP',
  blocked: 'The destination is not allowed',
  other: 'The request failed',
};

/** Names of the statuses that receivers answer with most; others are told by number alone. */
const STATUS_NAMES: Record<number, string> = {
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * The outcome of an answer (PRODUCT 2): 200 succeeded; 406 rejected, final; everything else is tried
 * again, 201, 204 and redirects (which are never followed) included.
 */
export function classifyAnswer(statusCode: number): AttemptClass {
  if (statusCode === 200) return { outcome: 'succeeded', reason: null };
  const name = STATUS_NAMES[statusCode];
  const answered = `Answered ${statusCode}${name ? ` ${name}` : ''}`;
  if (statusCode === 406) return { outcome: 'rejected', reason: `${answered}: rejected by the receiver` };
  if (statusCode >= 300 && statusCode < 400)
    return { outcome: 'retry', reason: `${answered}: redirects are not followed` };
  if (statusCode > 200 && statusCode < 300)
    return { outcome: 'retry', reason: `${answered}: only 200 counts as success` };
  return { outcome: 'retry', reason: answered };
}

const MAX_DETAIL_LENGTH = 300;

/**
 * The outcome of an attempt that got no answer: every fault of the network is tried again (PRODUCT 2).
 * `detail` is added to the reason: an error's code or text (`ECONNRESET`, why a destination is refused).
 */
export function classifyFailure(kind: FailureKind, detail?: string | null): AttemptClass {
  const line = (detail ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  // The cut may part a surrogate pair, and half of one cannot be stored.
  const text = line.slice(0, MAX_DETAIL_LENGTH).replace(/\p{Surrogate}/gu, '');
  return { outcome: 'retry', reason: text ? `${FAILURE_REASONS[kind]}: ${text}` : FAILURE_REASONS[kind] };
}
