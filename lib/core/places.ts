/** Bounds how much of something goes on at once: for each key (an account, a bin), and for all of them together. */
export class Places {
  private readonly taken = new Map<string, number>();
  private all = 0;

  constructor(
    private readonly perKey: number,
    private readonly inAll: number,
  ) {}

  /** Takes a place; what is returned gives it back, once. Null when all are taken. */
  take(key: string): (() => void) | null {
    const ofKey = this.taken.get(key) ?? 0;
    if (ofKey >= this.perKey || this.all >= this.inAll) return null;
    this.taken.set(key, ofKey + 1);
    this.all += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.all -= 1;
      const left = (this.taken.get(key) ?? 1) - 1;
      if (left === 0) this.taken.delete(key);
      else this.taken.set(key, left);
    };
  }
}
