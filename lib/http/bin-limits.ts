import { RateLimiterMemory } from 'rate-limiter-flexible';
import { countedClient } from '@/lib/auth/client-address';
import { rateLimited } from '@/lib/core/app-error';
import { Places } from '@/lib/core/places';
import { RateWindow } from '@/lib/core/rate-window';

/** Requests per second to bins that exist: of one bin, of all bins of an account, and of all. */
const PER_BIN = 100;
const PER_ACCOUNT = 250;
const IN_ALL = 500;
/** Ids that are none, per minute and client address; and how many of them may be looked up at once, whoever asks. */
const MISSES = 60;
const LOOKED_UP_AT_ONCE = 2_000;
/** Requests that are kept waiting, by a delay or without an answer: of one bin, and of this process. */
const WAITING_PER_BIN = 128;
const WAITING = 512;

async function within(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    // The library rejects with numbers when they are used up; an Error is a fault.
    if (refused instanceof Error) throw refused;
    return false;
  }
}

/**
 * What bounds the bins of one web process, so that a flood into one of them costs it little: refused before a body is read. Ids that
 * are none are counted for who asks for them, and never for the bins that there are: who makes up ids uses up nobody's requests
 * but their own. Several processes allow several times as much.
 */
export class BinLimits {
  private readonly perBin: RateLimiterMemory;
  private readonly perAccount = new RateLimiterMemory({ points: PER_ACCOUNT, duration: 1 });
  private readonly inAll = new RateLimiterMemory({ points: IN_ALL, duration: 1 });
  private readonly waiting = new Places(WAITING_PER_BIN, WAITING);
  private readonly misses = new RateWindow();
  private readonly lookUps = new Places(LOOKED_UP_AT_ONCE, LOOKED_UP_AT_ONCE);

  constructor({ perBin = PER_BIN }: { perBin?: number } = {}) {
    this.perBin = new RateLimiterMemory({ points: perBin, duration: 1 });
  }

  /**
   * Lets an id be looked up that is not known to be a bin, for who is at this address, until what is returned is called. Throws
   * `rate_limited` for who asked for too many that were none.
   */
  takeGuess(address: string | undefined): () => void {
    const client = countedClient(address);
    const turn = client === null ? null : this.misses.look(client, MISSES, Date.now());
    if (turn?.exceeded) throw rateLimited(turn.retryAfterS);
    const end = this.lookUps.take('ids');
    if (end === null) throw rateLimited(1);
    return end;
  }

  /** Counts an id that was none. */
  countMiss(address: string | undefined): void {
    const client = countedClient(address);
    if (client !== null) this.misses.take(client, MISSES, Date.now());
  }

  /** Whether a bin that exists may take one more request this second. What is refused is not counted for others. */
  async mayTake(binId: string, accountId: string): Promise<boolean> {
    return (
      (await within(this.perBin, binId)) &&
      (await within(this.perAccount, accountId)) &&
      (await within(this.inAll, 'all'))
    );
  }

  /** A place to wait in, given back by what is returned; null when all are taken. */
  takePlace(binId: string): (() => void) | null {
    return this.waiting.take(binId);
  }
}
