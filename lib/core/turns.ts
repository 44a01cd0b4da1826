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
  run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.isFull) return Promise.resolve(undefined);
    return this.turn().then(work).finally(this.handOn);
  }

  private turn(): Promise<void> {
    if (this.running >= this.atOnce) return new Promise((resolve) => this.waiting.push(resolve));
    this.running += 1;
    return Promise.resolve();
  }

  /** A turn that ends is handed on, so `running` does not change hands in between. */
  private readonly handOn = (): void => {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  };
}
