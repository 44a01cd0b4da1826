/**
 * What this worker knows of endpoints with a rate limit: which they are, and when it is worth claiming for each again.
 * The limit itself is kept in the database; this only saves claims that could bring nothing.
 */
export class RateGates {
  private limited = new Set<number>();
  private readonly openAt = new Map<number, number>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** The endpoints that have a limit now. */
  setLimited(endpointIds: Iterable<number>): void {
    this.limited = new Set(endpointIds);
    for (const endpointId of this.openAt.keys()) {
      if (!this.limited.has(endpointId)) this.openAt.delete(endpointId);
    }
  }

  isLimited(endpointId: number): boolean {
    return this.limited.has(endpointId);
  }

  /** Whether a claim for this endpoint may bring something; always, where it has no limit. */
  isOpen(endpointId: number): boolean {
    const openAt = this.openAt.get(endpointId);
    return openAt === undefined || openAt <= this.clock();
  }

  /** The next claim is worth making in so many milliseconds. */
  closeFor(endpointId: number, ms: number): void {
    if (ms > 0) this.openAt.set(endpointId, this.clock() + ms);
    else this.openAt.delete(endpointId);
  }

  /** How long until the next one opens. One that is open already waits for something else, and is none to wake up for. */
  untilOpenMs(): number {
    const now = this.clock();
    let next = Number.POSITIVE_INFINITY;
    for (const openAt of this.openAt.values()) if (openAt > now && openAt < next) next = openAt;
    return next - now;
  }
}
