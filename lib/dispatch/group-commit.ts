interface GroupCommitOptions<T, R> {
  /** Commits a group; one result for each item, in order. */
  commit: (items: T[]) => Promise<R[]>;
  weightOf: (item: T) => number;
  /** A group takes items up to this weight, and always one. */
  maxWeight: number;
}

interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** Commits that run at the same time: one prepares while the other waits for the disk. */
const MAX_RUNNING = 2;

/**
 * Lets concurrent callers share one commit. Nobody waits for company: an idle group commits at once, and what comes
 * while a commit runs is the next group. When a group of several fails, each is committed alone, so that
 * one caller's trouble is not the others'.
 */
export class GroupCommit<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private running = 0;

  constructor(private readonly options: GroupCommitOptions<T, R>) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.running < MAX_RUNNING) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running += 1;
    // What arrives in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commit(this.take());
    this.running -= 1;
  }

  private take(): Waiting<T, R>[] {
    const { weightOf, maxWeight } = this.options;
    let weight = 0;
    let count = 0;
    for (const { item } of this.waiting) {
      weight += weightOf(item);
      if (count > 0 && weight > maxWeight) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async commit(group: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.options.commit(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('A commit brought fewer results than it had items.'));
        else resolve(result);
      }
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length === 0) only.reject(error);
      else for (const alone of group) await this.commit([alone]);
    }
  }
}
