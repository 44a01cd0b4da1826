import { countedClient } from '@/lib/auth/client-address';
import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { AppError } from '@/lib/core/app-error';
import { type EarlyAnswer, tooManyRequests } from './before-next';

/** Answers 429 when a client asked more than ADDRESS_RATE_LIMIT lets it; null to go on, also for who is not counted. */
export function admitClient(address: string | undefined, url: string): EarlyAnswer | null {
  const client = countedClient(address);
  if (client === null) return null;
  try {
    takeTurn('address', client, env().ADDRESS_RATE_LIMIT);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.retryAfterS) return tooManyRequests(url, error.message, error.retryAfterS);
    throw error;
  }
}
