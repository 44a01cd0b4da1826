import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';

/** The owner of what turned out to be nobody's or somebody else's: no worker has this id, and no row this owner. */
const LOST = -1;

/** A delivery that this process holds: claimed, and its outcome not yet written. */
export interface HeldDelivery {
  row: ClaimedDelivery;
  /** The worker id under which it is held. Changes when the worker registers anew and takes it along. */
  owner: number;
}

/** Everything that this process holds, by delivery. */
export class HeldDeliveries {
  private readonly held = new Map<bigint, HeldDelivery>();
  private payloadChars = 0;
  private moving: { done: Promise<void>; end: () => void } | null = null;

  get size(): number {
    return this.held.size;
  }

  /** Characters of payload in memory: what bounds the next claim. */
  get chars(): number {
    return this.payloadChars;
  }

  add(row: ClaimedDelivery, owner: number): HeldDelivery {
    const delivery = { row, owner };
    // Claimed again after it was lost: the former attempt counts no more.
    this.payloadChars -= this.held.get(row.id)?.row.payload.length ?? 0;
    this.held.set(row.id, delivery);
    this.payloadChars += row.payload.length;
    return delivery;
  }

  remove(delivery: HeldDelivery): void {
    if (this.held.get(delivery.row.id) !== delivery) return;
    this.held.delete(delivery.row.id);
    this.payloadChars -= delivery.row.payload.length;
  }

  idsOf(owner: number): bigint[] {
    return [...this.held.values()].filter((delivery) => delivery.owner === owner).map((delivery) => delivery.row.id);
  }

  owners(): Set<number> {
    return new Set([...this.held.values()].map((delivery) => delivery.owner));
  }

  /** The worker registers anew: which of these rows it can take along is not known until `endMove`. */
  startMove(): void {
    if (this.moving) return;
    let end: () => void = () => {};
    const done = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.moving = { done, end };
  }

  /** Of what was held under `from`, these rows were taken along; the others are lost. */
  move(from: number, to: number, taken: Set<bigint>): void {
    for (const delivery of this.held.values()) {
      if (delivery.owner === from) delivery.owner = taken.has(delivery.row.id) ? to : LOST;
    }
  }

  endMove(): void {
    this.moving?.end();
    this.moving = null;
  }

  get isMoving(): boolean {
    return this.moving !== null;
  }

  /** Resolves when it is known under which id each delivery is held. */
  async settled(): Promise<void> {
    await this.moving?.done;
  }
}
