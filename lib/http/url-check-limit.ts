import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';

const PER_MINUTE = 60;
const shared = globalThis as typeof globalThis & { postwireUrlChecks?: RateLimiterMemory };

/**
 * Counts one check of a URL by a person or key. Throws `rate_limited` beyond 60 a minute: checking as one types needs
 * less, and who would map a network with it gets nowhere (SECURITY 26).
 */
export async function countUrlCheck({ via, actorId }: Caller): Promise<void> {
  shared.postwireUrlChecks ??= new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  try {
    await shared.postwireUrlChecks.consume(`${via} ${actorId}`);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError('rate_limited', 'That are too many checks. Wait a minute, or save without.');
  }
}
