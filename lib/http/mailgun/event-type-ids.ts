import { type EventType, isEventType } from '@/lib/schemas/event-types';

/**
 * An id of a client as an event type; null for an unknown one. `unsubscribe` is taken for `unsubscribed`, since
 * the official JS SDK still has it, and never said (MAILGUN 1.1, 9).
 */
export function eventTypeOfId(id: string): EventType | null {
  const name = id === 'unsubscribe' ? 'unsubscribed' : id;
  return isEventType(name) ? name : null;
}
