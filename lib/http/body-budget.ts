import { AppError } from '@/lib/core/app-error';

/**
 * Bounds the bytes of request bodies that a process holds at once, from the moment that a body is read until its
 * request is answered. What would go over is refused (`unavailable`, 503 with Retry-After): a client that
 * waits loses nothing, and a process that grows without bound loses everybody's requests.
 */
export class BodyBudget {
  private held = 0;

  /** `what`: of which there are too many, for people. */
  constructor(
    private readonly maxBytes: number,
    private readonly what = 'events',
  ) {}

  /**
   * Counts `bytes`, what a request announces or the most that it may bring, until what is returned is called. The first
   * one is always let in.
   */
  take(bytes: number): () => void {
    if (this.held > 0 && this.held + bytes > this.maxBytes) {
      throw new AppError('unavailable', `Too many ${this.what} are on their way in. Send them again in a second.`);
    }
    this.held += bytes;
    return () => {
      this.held -= bytes;
    };
  }

  /** Runs `work` while `bytes` are counted. */
  async hold<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    const release = this.take(bytes);
    try {
      return await work();
    } finally {
      release();
    }
  }
}
