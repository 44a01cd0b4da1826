import { z } from 'zod';

/** An event as it is stored: the same object as a webhook's `event-data` (MAILGUN 5.2, 7). */
export const storedEventSchema = z
  .looseObject({
    event: z.string(),
    id: z.string(),
    timestamp: z.number().meta({ description: 'Seconds since 1970, with a fraction.' }),
    'log-level': z.enum(['info', 'warn', 'error']),
    recipient: z.string(),
    account: z.object({ id: z.string() }),
    domain: z.object({ name: z.string() }),
    tags: z.array(z.string()),
    'user-variables': z.looseObject({}),
  })
  .meta({ id: 'MailgunEvent' });

const page = z.url();
/** Each URL is always there, and leads to an empty page beyond the ends. */
export const eventListSchema = z.object({
  items: z.array(storedEventSchema),
  paging: z.object({ next: page, previous: page, first: page, last: page }),
});

const expression = z
  .string()
  .optional()
  .meta({ description: 'A filter expression: `a OR b`, `a AND b`, `NOT a`, `"a phrase"`, `>10000`.' });
export const eventListQuery = z.object({
  begin: z.string().optional().meta({ description: 'Seconds since 1970, or RFC 2822.' }),
  end: z.string().optional(),
  ascending: z.enum(['yes', 'no']).optional().meta({ description: 'Required when there is no `end`.' }),
  limit: z.number().int().min(1).max(300).default(100),
  page: z.string().optional().meta({ description: "The last segment of an earlier answer's page." }),
  event: expression,
  list: expression,
  attachment: expression,
  from: expression,
  'message-id': expression,
  subject: expression,
  to: expression,
  size: expression,
  recipient: expression,
  recipients: expression,
  tags: expression,
  severity: expression,
});
