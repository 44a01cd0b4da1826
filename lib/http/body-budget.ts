import { AppError } from '@/lib/core/app-error';

/**
 * Bounds the bytes of request bodies that a process holds at once, from the moment that a body is read until its
 * request is answered. What would go over is refused (`unavailable`, 503 with Retry-After): a client that
 * waits loses nothing, and a process that grows without bound loses everybody's requests.
 */
export class BodyBudget {
  private held = 0;
  private readonly heldBy = new Map<string, number>();

  /** `what`: of which there are too many, for people. `maxBytesOfOne`: of all that are taken for the same one. */
  constructor(
    private readonly maxBytes: number,
    private readonly what = 'events',
    private readonly maxBytesOfOne = maxBytes,
  ) {}

  /**
   * Counts `bytes`, what a request announces or the most that it may bring, until what is returned is called. `of` says for
   * whom: so that one who sends slowly does not take it all. The first one is always let in.
   */
  take(bytes: number, of = ''): () => void {
    const heldByOne = this.heldBy.get(of) ?? 0;
    const isFull = this.held > 0 && this.held + bytes > this.maxBytes;
    if (isFull || (heldByOne > 0 && heldByOne + bytes > this.maxBytesOfOne)) {
      throw new AppError('unavailable', `Too many ${this.what} are on their way in. Send them again in a second.`);
    }
    this.count(of, bytes);
    return () => this.count(of, -bytes);
  }

  /** Runs `work` while `bytes` are counted. */
  async hold<T>(bytes: number, work: () => Promise<T>, of = ''): Promise<T> {
    const release = this.take(bytes, of);
    try {
      return await work();
    } finally {
      release();
    }
  }

  private count(of: string, bytes: number): void {
    this.held += bytes;
    const ofOne = (this.heldBy.get(of) ?? 0) + bytes;
    if (ofOne === 0) this.heldBy.delete(of);
    else this.heldBy.set(of, ofOne);
  }
}
