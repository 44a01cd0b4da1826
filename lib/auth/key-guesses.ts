import { env } from '@/lib/config/env';
import { AppError } from '@/lib/core/app-error';
import { RateWindow } from '@/lib/core/rate-window';
import { countedClient } from './client-address';

/** More keys than are in use. */
const MAX_GOOD = 10_000;

interface Guesses {
  wrong: RateWindow;
  /** Names of keys that were there when they were last looked up, the longest unseen first. */
  good: Set<string>;
}

// Bundles of one process each have this module of their own; the counts are the process's.
const shared = globalThis as typeof globalThis & { postwireKeyGuesses?: Guesses };

function guesses(): Guesses {
  shared.postwireKeyGuesses ??= { wrong: new RateWindow(), good: new Set() };
  return shared.postwireKeyGuesses;
}

/**
 * Throws `rate_limited` for a key that this process has not seen to be good, where FAILED_KEY_RATE_LIMIT wrong ones have come from its
 * address in this minute: guessing costs no more look-ups then, and neighbours of who guesses go on. `name` stands for
 * the key; it is not the key. Asked before a key is looked up, on every door that takes keys.
 */
export function refuseGuessing(name: string, address: string | undefined): void {
  const limit = env().FAILED_KEY_RATE_LIMIT;
  const client = limit === 0 ? null : countedClient(address);
  if (client === null) return;
  const { wrong, good } = guesses();
  const { exceeded, retryAfterS } = wrong.look(client, limit, Date.now());
  if (!exceeded || good.has(name)) return;
  const message = `Too many wrong API keys came from this address. Try again in ${retryAfterS} s.`;
  throw new AppError('rate_limited', message, undefined, retryAfterS);
}

/** Remembers a key that is there. */
export function keyWasGood(name: string): void {
  const { good } = guesses();
  good.delete(name);
  good.add(name);
  const [oldest] = good.size > MAX_GOOD ? good : [];
  if (oldest !== undefined) good.delete(oldest);
}

const counted = new WeakSet<Request>();

/** Counts a key that is none, or none any more, for its address; once for a request, however often it is looked up. */
export function keyWasWrong(request: Request, name: string, address: string | undefined): void {
  if (counted.has(request)) return;
  counted.add(request);
  const { wrong, good } = guesses();
  good.delete(name);
  const limit = env().FAILED_KEY_RATE_LIMIT;
  const client = limit === 0 ? null : countedClient(address);
  if (client !== null) wrong.take(client, limit, Date.now());
}
