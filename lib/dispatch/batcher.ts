import { setTimeout as delay } from 'node:timers/promises';

interface BatcherOptions<T> {
  /** Writes a batch. When it throws, the batch is kept and written again. */
  flush: (batch: T[]) => Promise<void>;
  /** At most this many in one batch. */
  maxSize?: number;
  /** How long the first of a batch waits for company, in milliseconds. A running flush is company enough. */
  lingerMs?: number;
  onError?: (error: unknown, waiting: number) => void;
}

const FIRST_RETRY_MS = 50;
const MAX_RETRY_MS = 2_000;

/**
 * Collects results and writes them in batches, one batch at a time. What could not be written stays in memory
 * and is written again until it succeeds (PERFORMANCE 4): an outcome is never dropped because the database
 * was away. `size` is what is not written yet; the producer stops producing when it grows.
 */
export class Batcher<T> {
  private waiting: T[] = [];
  private writing = 0;
  private running: Promise<void> | null = null;
  private hurried = false;

  constructor(private readonly options: BatcherOptions<T>) {}

  get size(): number {
    return this.waiting.length + this.writing;
  }

  add(item: T): void {
    this.waiting.push(item);
    this.running ??= this.run();
  }

  /** Writes what is there without lingering. Resolves when all is written, or after `withinMs` with what is left unwritten. */
  async drain(withinMs: number): Promise<number> {
    this.hurried = true;
    const timeout = new AbortController();
    const timer = delay(withinMs, 'late', { signal: timeout.signal }).catch(() => 'done');
    while (this.size > 0) {
      this.running ??= this.run();
      if ((await Promise.race([this.running.then(() => 'done'), timer])) === 'late') break;
    }
    timeout.abort();
    return this.size;
  }

  private async run(): Promise<void> {
    const { lingerMs = 5, maxSize = 500 } = this.options;
    if (!this.hurried && this.waiting.length < maxSize) await delay(lingerMs);
    let retryMs = FIRST_RETRY_MS;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, maxSize);
      this.writing = batch.length;
      try {
        await this.options.flush(batch);
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        this.waiting = batch.concat(this.waiting);
        this.writing = 0;
        this.options.onError?.(error, this.waiting.length);
        await delay(retryMs);
        retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
      } finally {
        this.writing = 0;
      }
    }
    this.running = null;
  }
}
