import type { EventType } from '@/lib/schemas/event-types';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
import type { Prisma } from './generated/client';

/** A webhook as it is stored, its event types in the order of every list. */
export interface WebhookRow {
  id: string;
  endpointId: number;
  accountId: string;
  domainId: string | null;
  domainName: string | null;
  region: Region;
  /** Credentials masked. */
  url: string;
  /** Sealed; the whole URL, where it carries credentials. */
  urlSecret: string | null;
  /** SHA-256 of the exact URL, hex. */
  urlHash: string;
  description: string;
  enabled: boolean;
  /** Deliveries per second at most; null = no limit. */
  rateLimit: number | null;
  eventTypes: EventType[];
  /** Which of the three places of a type in the scope is this webhook's. */
  places: Partial<Record<EventType, number>>;
  createdAt: Date;
  updatedAt: Date;
}

export const webhookInclude = {
  domain: { select: { name: true } },
  eventTypes: { select: { eventType: true, slot: true } },
} as const satisfies Prisma.WebhookInclude;

type Found = Prisma.WebhookGetPayload<{ include: typeof webhookInclude }>;

export function toWebhookRow(found: Found): WebhookRow {
  const { domain, eventTypes, urlHash, region, ...rest } = found;
  const slots = new Map(eventTypes.map(({ eventType, slot }) => [eventType, slot]));
  return {
    ...rest,
    // The column's check constraint allows the known regions only.
    region: region as Region,
    domainName: domain?.name ?? null,
    urlHash: Buffer.from(urlHash).toString('hex'),
    eventTypes: EVENT_TYPES.filter((type) => slots.has(type)),
    places: Object.fromEntries(slots),
  };
}
