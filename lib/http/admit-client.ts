import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { isLoopbackHost } from '@/lib/config/loopback';
import { AppError } from '@/lib/core/app-error';
import { clientNetwork } from '@/lib/core/client-network';
import { type EarlyAnswer, tooManyRequests } from './before-next';

/**
 * Answers 429 when a client address asked more than ADDRESS_RATE_LIMIT lets it; null to go on. This machine's own
 * address may be a proxy's and is not counted, nor is one that is not known.
 */
export function admitClient(address: string | undefined, url: string): EarlyAnswer | null {
  if (address === undefined || isLoopbackHost(address)) return null;
  try {
    takeTurn('address', clientNetwork(address), env().ADDRESS_RATE_LIMIT);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.retryAfterS) return tooManyRequests(url, error.message, error.retryAfterS);
    throw error;
  }
}
