import { isDatabaseAway } from './database-fault';

interface SharedStatementOptions<T, R> {
  /** Runs the statement for a group; one result for each item, in order. */
  run: (items: T[]) => Promise<R[]>;
  /** What an item weighs; 1 unless told. */
  weightOf?: (item: T) => number;
  /** A group takes items up to this weight, and always one. */
  maxWeight: number;
}

interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** Groups that run at the same time: one prepares while the other waits for the disk. */
const MAX_RUNNING = 2;

/**
 * Lets concurrent callers share one statement: a group commit where it writes (PERFORMANCE 1), one look-up where it reads.
 * Nobody waits for company: an idle one runs at once, and what comes while a group runs is the next group.
 * When a group of several fails, its halves are run by themselves, down to each alone, so that one caller's trouble is not the
 * others'. When the database is away, that is everybody's: all of them fail at once, and nobody waits behind a
 * thousand others that will. Nothing is kept: what a caller gets was read after it asked.
 */
export class SharedStatement<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private running = 0;

  constructor(private readonly options: SharedStatementOptions<T, R>) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.running < MAX_RUNNING) void this.runGroups();
    });
  }

  private async runGroups(): Promise<void> {
    this.running += 1;
    // What arrives in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.runGroup(this.take());
    this.running -= 1;
  }

  private take(): Waiting<T, R>[] {
    const { weightOf = () => 1, maxWeight } = this.options;
    let weight = 0;
    let count = 0;
    for (const { item } of this.waiting) {
      weight += weightOf(item);
      if (count > 0 && weight > maxWeight) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async runGroup(group: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.options.run(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('A statement brought fewer results than it had items.'));
        else resolve(result);
      }
    } catch (error) {
      if (group.length === 1 || isDatabaseAway(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      const half = Math.ceil(group.length / 2);
      await this.runGroup(group.slice(0, half));
      await this.runGroup(group.slice(half));
    }
  }
}
