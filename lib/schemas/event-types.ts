/**
 * The eight webhook event types, in the order in which Mailgun's schema lists them and every
 * list of ours shows them (MAILGUN 1.1, 1.2). Everything that names a type derives from here.
 */
export const EVENT_TYPES = [
  'accepted',
  'delivered',
  'opened',
  'clicked',
  'unsubscribed',
  'complained',
  'temporary_fail',
  'permanent_fail',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What people see (PRODUCT 1). */
export const EVENT_TYPE_LABELS: Record<EventType, string> = {
  accepted: 'Accepted',
  delivered: 'Delivered',
  opened: 'Opened',
  clicked: 'Clicked',
  unsubscribed: 'Unsubscribed',
  complained: 'Spam Complaints',
  temporary_fail: 'Temporary Failure',
  permanent_fail: 'Permanent Failure',
};

/** At most this many URLs per event type, scope and region (PRODUCT 2). */
export const MAX_URLS_PER_EVENT_TYPE = 3;

export function isEventType(value: string): value is EventType {
  return (EVENT_TYPES as readonly string[]).includes(value);
}
