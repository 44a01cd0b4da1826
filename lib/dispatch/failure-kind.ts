import { errors } from 'undici';
import type { FailureKind } from '@/lib/core/classify-attempt';
import { BlockedDestinationError } from './guarded-connector';
import { ProxyRefusedError } from './proxied-connector';
import { NameNotResolvedError } from './resolve-addresses';

/** What a fault of the network is called, and what more can be said about it without telling secrets. */
export interface SendFailure {
  kind: FailureKind;
  detail: string | null;
}

const TLS_CODES =
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/;
const MALFORMED_CODES = /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_|UND_ERR_RESPONSE)/;

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses were tried: the first one's fault stands for all.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

/** The kind of fault that an error of the resolver, the guard, the socket or the HTTP client means. */
export function failureOf(error: unknown, connectTimeoutMs: number): SendFailure {
  if (error instanceof BlockedDestinationError) return { kind: 'blocked', detail: error.message };
  if (error instanceof NameNotResolvedError) return { kind: 'dns', detail: error.hostname };
  if (error instanceof ProxyRefusedError) return { kind: 'refused', detail: error.message };
  const code = codeOf(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return { kind: 'connect_timeout', detail: `${connectTimeoutMs / 1_000} s` };
  }
  if (code === 'ECONNREFUSED') return { kind: 'refused', detail: null };
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return { kind: 'reset', detail: null };
  if (error instanceof errors.HTTPParserError || MALFORMED_CODES.test(code)) return { kind: 'malformed', detail: null };
  if (TLS_CODES.test(code)) return { kind: 'tls', detail: code };
  return { kind: 'other', detail: code || null };
}
