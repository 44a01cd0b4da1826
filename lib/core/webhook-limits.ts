import { type EventType, MAX_URLS_PER_EVENT_TYPE } from '@/lib/schemas/event-types';

/** A numbered place for a URL of an event type at a scope; the database's key holds it too. */
export type Place = 1 | 2 | 3;
const PLACES: readonly Place[] = [1, 2, 3];

/** The lowest place that is free, null when all three are taken (PRODUCT 2). */
export function freePlace(takenSlots: readonly number[]): Place | null {
  return PLACES.find((place) => !takenSlots.includes(place)) ?? null;
}

/** The words of Mailgun's doors for a fourth URL (MAILGUN 9). */
export function limitMessage(eventType: EventType): string {
  return `unable to add more than ${MAX_URLS_PER_EVENT_TYPE} urls for event type ${eventType}`;
}

/** The words of Mailgun's doors for a URL that the type has already (MAILGUN 1.3). */
export function duplicateMessage(eventType: EventType, url: string): string {
  return `Webhook for event type '${eventType}' with URL '${url}' already exists`;
}
