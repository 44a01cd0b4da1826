import type { ClaimRoom } from '@/lib/storage/queue/claim-due';

/**
 * The endpoints that may have due rows: a scan found them, a hint named them, or their last claim was full. A claim
 * that leaves room takes an endpoint out, unless something new was heard of it while the claim ran.
 */
export class ReadyEndpoints {
  private readonly heard = new Map<number, number>();
  private clock = 0;
  private turn = 0;

  get size(): number {
    return this.heard.size;
  }

  add(endpointIds: Iterable<number>): void {
    this.clock += 1;
    for (const endpointId of endpointIds) this.heard.set(endpointId, this.clock);
  }

  /** Marks the moment at which a claim is made; `claimed` takes it back. */
  now(): number {
    return this.clock;
  }

  /** Rooms to claim, at most `limit` rows in all. Who comes first changes from claim to claim, so none is always last. */
  rooms(roomOf: (endpointId: number) => number, limit: number): ClaimRoom[] {
    const endpointIds = [...this.heard.keys()];
    this.turn = endpointIds.length === 0 ? 0 : (this.turn + 1) % endpointIds.length;
    const rooms: ClaimRoom[] = [];
    let left = limit;
    for (const endpointId of [...endpointIds.slice(this.turn), ...endpointIds.slice(0, this.turn)]) {
      if (left <= 0) break;
      const room = Math.min(roomOf(endpointId), left);
      if (room <= 0) continue;
      rooms.push({ endpointId, room });
      left -= room;
    }
    return rooms;
  }

  /** What a claim brought. */
  claimed(rooms: ClaimRoom[], counts: Map<number, number>, madeAt: number): void {
    for (const { endpointId, room } of rooms) {
      const full = (counts.get(endpointId) ?? 0) >= room;
      if (!full && (this.heard.get(endpointId) ?? 0) <= madeAt) this.heard.delete(endpointId);
    }
  }
}
