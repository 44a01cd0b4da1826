import { rateLimited } from '@/lib/core/app-error';
import { RateWindow } from '@/lib/core/rate-window';

// Bundles of one process each have this module of their own; the counts are the process's.
const shared = globalThis as typeof globalThis & { postwireTurns?: Map<string, RateWindow> };

/**
 * Counts one request of `subject` against `limit` per minute; 0 is no limit. Throws `rate_limited` for one too many.
 * `what` names the kind of request, from a closed set. Counted in this process, in memory: several web processes let through
 * several times as much, which bounds abuse as well, and costs no request a statement (SECURITY 26).
 */
export function takeTurn(what: string, subject: string, limit: number): void {
  if (limit === 0) return;
  shared.postwireTurns ??= new Map();
  let window = shared.postwireTurns.get(what);
  if (!window) {
    window = new RateWindow();
    shared.postwireTurns.set(what, window);
  }
  const turn = window.take(subject, limit, Date.now());
  if (turn.exceeded) throw rateLimited(turn.retryAfterS);
}
