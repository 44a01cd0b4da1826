import { z } from 'zod';
import { eventTypeSchema } from './event-type-schema';

/** Inclusive begin and exclusive end. */
const time = z.iso.datetime({ offset: true, error: 'Write a time such as 2026-11-26T03:00:00Z.' });
const CODE = 'Write a status code from 100 to 599.';

/** What deliveries, failure logs and their exports are narrowed to; each in the names of the URL. */
export const logFilterShape = {
  webhookId: z.string().max(24).optional(),
  domain: z.string().max(253).optional(),
  eventType: eventTypeSchema.optional(),
  recipient: z.string().trim().min(1).max(320).optional().meta({
    description: 'The whole address, in any case.',
  }),
  messageId: z.string().trim().min(1).max(998).optional().meta({ description: 'The whole message-id, in any case.' }),
  statusCode: z.coerce
    .number(CODE)
    .int(CODE)
    .min(100, CODE)
    .max(599, CODE)
    .optional()
    .meta({ description: 'Of the last attempt.' }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({
      description:
        'Text within the URL or the reason of the last failure, in any case. A page may have less than `limit` items, or none, ' +
        'and still a `nextCursor`: the search goes on there.',
    }),
  from: time.optional(),
  to: time.optional(),
};

/** The same, where a primary may ask for its subaccounts' rows as well. */
export const logQueryShape = { ...logFilterShape, includeSubaccounts: z.stringbool().default(false) };
