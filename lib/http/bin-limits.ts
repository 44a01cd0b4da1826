import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Requests per second: of one bin, and of all, those to ids that are none included. */
const PER_BIN = 100;
const IN_ALL = 500;
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
 * What bounds the bins of one web process, so that a flood into one of them costs it little: refused before a body is read.
 * Several processes allow several times as much.
 */
export class BinLimits {
  private readonly perBin: RateLimiterMemory;
  private readonly inAll = new RateLimiterMemory({ points: IN_ALL, duration: 1 });
  private readonly waiting = new Map<string, number>();
  private waitingInAll = 0;

  constructor({ perBin = PER_BIN }: { perBin?: number } = {}) {
    this.perBin = new RateLimiterMemory({ points: perBin, duration: 1 });
  }

  /** Whether one more id may be looked up this second, whosever it is. */
  mayLookUp(): Promise<boolean> {
    return within(this.inAll, 'all');
  }

  /** Whether a bin that exists may take one more request this second. */
  mayTake(binId: string): Promise<boolean> {
    return within(this.perBin, binId);
  }

  /** A place to wait in, given back by what is returned; null when all are taken. */
  takePlace(binId: string): (() => void) | null {
    const taken = this.waiting.get(binId) ?? 0;
    if (taken >= WAITING_PER_BIN || this.waitingInAll >= WAITING) return null;
    this.waiting.set(binId, taken + 1);
    this.waitingInAll += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.waitingInAll -= 1;
      const left = (this.waiting.get(binId) ?? 1) - 1;
      if (left === 0) this.waiting.delete(binId);
      else this.waiting.set(binId, left);
    };
  }
}
