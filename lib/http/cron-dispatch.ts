import { env } from '@/lib/config/env';
import { AppError } from '@/lib/core/app-error';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';
import { cronQuerySchema } from '@/lib/schemas/process';
import { errorResponse } from './error-response';
import { jsonResponse } from './json-response';
import { parseInput } from './parse-input';
import { requireBearer } from './require-bearer';

function requireCronSecret(request: Request): void {
  const secret = env().CRON_SECRET;
  if (secret === undefined) throw new AppError('forbidden', 'This route is off: CRON_SECRET is not set.');
  requireBearer(request, secret, 'CRON_SECRET');
}

/**
 * `GET` or `POST /api/cron/dispatch` (PRODUCT 4): delivers what is due, for hosts without a worker process, and
 * answers with counts. Returns when nothing is due or the budget is spent. Safe to call from several
 * places at once: each call is a dispatcher of its own. Ends early when the client goes away.
 */
export async function cronDispatchHandler(request: Request): Promise<Response> {
  try {
    requireCronSecret(request);
    const { budgetMs } = parseInput(cronQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
    const startedAt = performance.now();
    const counts = await runDispatcher({ signal: request.signal, budgetMs });
    return jsonResponse({ ...counts, durationMs: Math.round(performance.now() - startedAt) });
  } catch (error) {
    return errorResponse(error, request);
  }
}
