import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';

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

  get size(): number {
    return this.held.size;
  }

  /** Characters of payload in memory: what bounds the next claim. */
  get chars(): number {
    return this.payloadChars;
  }

  add(row: ClaimedDelivery, owner: number): HeldDelivery {
    const delivery = { row, owner };
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

  adopt(ids: Set<bigint>, owner: number): void {
    for (const id of ids) {
      const delivery = this.held.get(id);
      if (delivery) delivery.owner = owner;
    }
  }
}
