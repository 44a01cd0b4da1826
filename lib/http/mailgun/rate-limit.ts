import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/config/env';
import { mailgunJson } from './mailgun-response';

const WINDOW_S = 60;

/** What is left of an account's minute, after the request that asked. */
export interface Allowance {
  limit: number;
  remaining: number;
  /** Whether this request was one too many. */
  exceeded: boolean;
  /** When the minute ends and counting starts again. */
  resetsAt: Date;
}

const shared = globalThis as typeof globalThis & { postwireRateLimiter?: RateLimiterMemory };

function limiter(points: number): RateLimiterMemory {
  if (shared.postwireRateLimiter?.points !== points) {
    shared.postwireRateLimiter = new RateLimiterMemory({ points, duration: WINDOW_S });
  }
  return shared.postwireRateLimiter;
}

/**
 * Counts one request of an account against API_RATE_LIMIT, requests per minute on the Webhooks and Domains APIs (MAILGUN 1.0);
 * null when there is no limit. Counted in this web process: several of them allow several times as much. Only accounts that
 * exist are counted, and each is forgotten when its minute ends, so that memory is bounded by the accounts of a minute.
 */
export async function countRequest(accountId: string): Promise<Allowance | null> {
  const limit = env().API_RATE_LIMIT;
  if (limit === 0) return null;
  const { result, exceeded } = await limiter(limit)
    .consume(accountId)
    .then(
      (taken) => ({ result: taken, exceeded: false }),
      // The library rejects with the same numbers when they are used up; an Error is a fault.
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return { result: refused, exceeded: true };
        throw refused;
      },
    );
  return {
    limit,
    remaining: result.remainingPoints,
    exceeded,
    resetsAt: new Date(Date.now() + Math.max(result.msBeforeNext, 0)),
  };
}

/** Says on an answer what is left. `X-RateLimit-Reset` is in epoch seconds with a fraction: the Go SDK parses a float. */
export function stateAllowance(response: Response, { limit, remaining, resetsAt }: Allowance): void {
  response.headers.set('x-ratelimit-limit', String(limit));
  response.headers.set('x-ratelimit-remaining', String(remaining));
  response.headers.set('x-ratelimit-reset', (resetsAt.getTime() / 1_000).toFixed(3));
}

/** 429 in the contract's words: the body always says a minute, `Retry-After` the whole seconds that are really left. */
export function rateLimitedResponse(allowance: Allowance): Response {
  const response = mailgunJson({ 'retry-seconds': WINDOW_S }, 429);
  const leftMs = allowance.resetsAt.getTime() - Date.now();
  response.headers.set('retry-after', String(Math.max(1, Math.ceil(leftMs / 1_000))));
  stateAllowance(response, allowance);
  return response;
}
