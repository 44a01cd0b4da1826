import { freePlace } from '@/lib/core/webhook-limits';
import { EventTypeFullError, UrlTakenError } from '@/lib/core/webhook-refusals';
import type { EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
import type { Prisma } from './generated/client';

type Tx = Prisma.TransactionClient;

interface Target {
  /** Masked. */
  url: string;
  urlHash: Uint8Array<ArrayBuffer>;
}

interface Taken {
  eventType: EventType;
  slot: number;
  webhookId: string;
  hash: string;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/**
 * The numbered places of one scope, read under its lock: three per event type (PRODUCT 2). The table's
 * keys hold the same rule; this turns it into errors that say which type is full.
 */
export class ScopePlaces {
  private constructor(
    private readonly scopeId: string,
    private readonly region: Region,
    private readonly taken: Taken[],
  ) {}

  static async read(tx: Tx, scopeId: string, region: Region): Promise<ScopePlaces> {
    const rows = await tx.webhookEventType.findMany({ where: { scopeId, region }, orderBy: { slot: 'asc' } });
    const taken = rows.map((row) => ({
      // The column's check constraint allows the eight types only.
      eventType: row.eventType as EventType,
      slot: row.slot,
      webhookId: row.webhookId,
      hash: hex(row.urlHash),
    }));
    return new ScopePlaces(scopeId, region, taken);
  }

  private requireFreeUrl(type: EventType, webhookId: string, target: Target): void {
    const hash = hex(target.urlHash);
    const clash = this.taken.some((p) => p.eventType === type && p.hash === hash && p.webhookId !== webhookId);
    if (clash) throw new UrlTakenError(type, target.url);
  }

  /** Takes a place for each type. Throws EventTypeFullError or UrlTakenError. */
  async take(tx: Tx, webhookId: string, target: Target, types: readonly EventType[]): Promise<void> {
    if (types.length === 0) return;
    const { scopeId, region } = this;
    const rows = types.map((eventType) => {
      this.requireFreeUrl(eventType, webhookId, target);
      const slot = freePlace(this.taken.filter((p) => p.eventType === eventType).map((p) => p.slot));
      if (slot === null) throw new EventTypeFullError(eventType);
      this.taken.push({ eventType, slot, webhookId, hash: hex(target.urlHash) });
      return { scopeId, region, eventType, slot, webhookId, urlHash: target.urlHash };
    });
    await tx.webhookEventType.createMany({ data: rows });
  }

  /**
   * Numbers the places in the order in which they were taken, so that lists show URLs in the order in which they were added; one
   * type's in the order of `first` where that is given.
   */
  async arrange(tx: Tx, first?: { eventType: EventType; webhookIds: readonly string[] }): Promise<void> {
    const { scopeId, region } = this;
    for (const eventType of new Set(this.taken.map((place) => place.eventType))) {
      const ofType = this.taken.filter((place) => place.eventType === eventType);
      const wanted = first?.eventType === eventType ? first.webhookIds : [];
      const ordered = [...ofType].sort((a, b) => wanted.indexOf(a.webhookId) - wanted.indexOf(b.webhookId));
      if (ordered.every((place, index) => place.slot === index + 1)) continue;
      await tx.webhookEventType.deleteMany({ where: { scopeId, region, eventType } });
      const data = ordered.map(({ webhookId, hash }, index) => {
        return {
          scopeId,
          region,
          eventType,
          slot: index + 1,
          webhookId,
          urlHash: new Uint8Array(Buffer.from(hash, 'hex')),
        };
      });
      await tx.webhookEventType.createMany({ data });
    }
  }

  /** Gives a webhook's places its new URL. Throws UrlTakenError. */
  async rename(tx: Tx, webhookId: string, target: Target): Promise<void> {
    for (const place of this.taken.filter((p) => p.webhookId === webhookId)) {
      this.requireFreeUrl(place.eventType, webhookId, target);
      place.hash = hex(target.urlHash);
    }
    await tx.webhookEventType.updateMany({ where: { webhookId }, data: { urlHash: target.urlHash } });
  }
}
