import type { ClaimRoom } from '@/lib/storage/queue/claim-due';

/**
 * The endpoints that may have due rows: a scan found them, a hint named them, or their last claim was full. A claim
 * that leaves room takes an endpoint out, unless something new was heard of it while the claim ran.
 */
export class ReadyEndpoints {
  /** When each was last heard of. Those that were asked for longest ago come first. */
  private readonly heard = new Map<number, number>();
  private clock = 0;

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

  /**
   * Rooms to claim, at most `limit` rows in all. Whoever gets one goes to the end, so that each has its turn however many there
   * are, and however much the others have waiting.
   */
  rooms(roomOf: (endpointId: number) => number, limit: number): ClaimRoom[] {
    const rooms: ClaimRoom[] = [];
    let left = limit;
    for (const endpointId of this.heard.keys()) {
      if (left <= 0) break;
      const room = Math.min(roomOf(endpointId), left);
      if (room <= 0) continue;
      rooms.push({ endpointId, room });
      left -= room;
    }
    for (const { endpointId } of rooms) this.toEnd(endpointId);
    return rooms;
  }

  private toEnd(endpointId: number): void {
    const heardAt = this.heard.get(endpointId) ?? this.clock;
    this.heard.delete(endpointId);
    this.heard.set(endpointId, heardAt);
  }

  /** What a claim brought. */
  claimed(rooms: ClaimRoom[], counts: Map<number, number>, madeAt: number): void {
    for (const { endpointId, room } of rooms) {
      const full = (counts.get(endpointId) ?? 0) >= room;
      if (!full && (this.heard.get(endpointId) ?? 0) <= madeAt) this.heard.delete(endpointId);
    }
  }
}
