import { z } from 'zod';

/**
 * An event as it is handed in: Mailgun's `event-data` (MAILGUN 5.2). What it says in full is checked by `core/normalize-event`,
 * which is made for thousands a second; this is its outline for readers of the OpenAPI document.
 */
export const incomingEventSchema = z
  .looseObject({
    event: z
      .enum(['accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained', 'failed'])
      .meta({ description: '`failed` needs `severity`.' }),
    recipient: z.string().meta({ examples: ['ada@customer.example'] }),
    severity: z.enum(['permanent', 'temporary']).optional(),
    id: z.string().optional().meta({ description: 'Unique within its UTC day. Made when missing.' }),
    timestamp: z.number().optional().meta({ description: 'Seconds since 1970 with a fraction. Now when missing.' }),
  })
  .meta({ id: 'IncomingEvent' });

/** `POST /api/domains/{domain}/events` (PRODUCT 4): one item per event, in the order sent. */
export const acceptedEventsSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), status: z.enum(['accepted', 'duplicate']), deliveries: z.number().int().min(0) }),
  ),
});
