/** Bounds how much of one kind of work goes on at once and how much waits for it; what is beyond that is turned away. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /** Whether whoever comes now is turned away. */
  get isFull(): boolean {
    return this.running >= this.atOnce && this.waiting.length >= this.maxWaiting;
  }

  /** Whether nothing goes on or waits. */
  get isIdle(): boolean {
    return this.running === 0;
  }

  /** Does `work` when it is its turn, in the order of coming; undefined when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.isFull) return undefined;
    // A turn that ends is handed on, so `running` does not change hands in between.
    if (this.running >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
