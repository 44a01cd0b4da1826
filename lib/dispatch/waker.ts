/** A sleep that can be cut short. A wake-up that comes while nobody sleeps is kept for the next sleep. */
export class Waker {
  private woken = false;
  private wakeSleeper: (() => void) | null = null;

  wake(): void {
    this.woken = true;
    this.wakeSleeper?.();
  }

  /** Resolves after `ms`, or at once when woken. */
  async sleep(ms: number): Promise<void> {
    if (!this.woken && ms > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wakeSleeper = null;
    }
    this.woken = false;
  }
}
