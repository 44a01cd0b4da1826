import { env } from '@/lib/config/env';
import { AppError } from '@/lib/core/app-error';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';
import { cronQuerySchema } from '@/lib/schemas/process';
import { errorResponse } from './error-response';
import { jsonResponse } from './json-response';
import { parseInput } from './parse-input';
import { requireBearer } from './require-bearer';

/** Each is a dispatcher with connections of its own; more of them in one process would deliver no faster. */
const MAX_AT_ONCE = 4;
const shared = globalThis as typeof globalThis & { postwireCronRuns?: number };

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  const running = shared.postwireCronRuns ?? 0;
  if (running >= MAX_AT_ONCE) {
    throw new AppError(
      'unavailable',
      `${MAX_AT_ONCE} calls of this route are at work here. Call it again when one has ended.`,
    );
  }
  shared.postwireCronRuns = running + 1;
  try {
    return await work();
  } finally {
    shared.postwireCronRuns = (shared.postwireCronRuns ?? 1) - 1;
  }
}

function requireCronSecret(request: Request): void {
  const secret = env().CRON_SECRET;
  if (secret === undefined) throw new AppError('forbidden', 'This route is off: CRON_SECRET is not set.');
  requireBearer(request, secret, 'CRON_SECRET');
}

/**
 * `GET` or `POST /api/cron/dispatch` (PRODUCT 4): delivers what is due, for hosts without a worker process, and
 * answers with counts. Returns when nothing is due or the budget is spent. Safe to call from several
 * places at once: each call is a dispatcher of its own, and one of too many is told to come back. Ends early when the
 * client goes away.
 */
export async function cronDispatchHandler(request: Request): Promise<Response> {
  try {
    requireCronSecret(request);
    const { budgetMs } = parseInput(cronQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
    const startedAt = performance.now();
    const counts = await oneOfFew(() => runDispatcher({ signal: request.signal, budgetMs }));
    return jsonResponse({ ...counts, durationMs: Math.round(performance.now() - startedAt) });
  } catch (error) {
    return errorResponse(error, request);
  }
}
