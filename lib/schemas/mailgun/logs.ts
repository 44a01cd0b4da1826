import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.object({
  attribute: z.string(),
  comparator: z.string(),
  values: z.array(z.union([value, z.object({ label: z.string().optional(), value })])).min(1),
});

/** `POST /v1/analytics/logs` (MAILGUN 7). Objects are JSON in the body, or JSON in a form's field. */
export const logSearchForm = z.object({
  start: z.string().optional().meta({ description: 'RFC 2822, or seconds since 1970.' }),
  end: z.string().optional(),
  duration: z
    .string()
    .optional()
    .meta({ description: 'Before the end, in place of `start`.', examples: ['1d', '2h'] }),
  events: z.array(z.string()).optional(),
  metric_events: z.array(z.string()).optional(),
  filter: z.object({ AND: z.array(condition) }).optional(),
  include_subaccounts: z.boolean().optional(),
  include_totals: z.boolean().optional(),
  pagination: z
    .object({
      sort: z.enum(['timestamp:asc', 'timestamp:desc']).optional(),
      token: z.string().optional().meta({ description: 'Brings its whole query along.' }),
      limit: z.number().int().min(1).max(100).optional(),
    })
    .optional(),
});

const token = z.string().optional();
export const logListSchema = z.object({
  start: z.string(),
  end: z.string(),
  items: z.array(
    z
      .looseObject({
        id: z.string(),
        event: z.string(),
        '@timestamp': z.iso.datetime(),
        account: z.object({ 'parent-id': z.string().optional(), id: z.string() }),
        domain: z.object({ name: z.string() }),
        recipient: z.string(),
        'user-variables': z.string().meta({ description: 'JSON in a string.' }),
      })
      .meta({ id: 'MailgunLog' }),
  ),
  pagination: z.object({
    previous: token,
    next: token,
    first: token,
    last: token,
    total: z.number().int().optional(),
  }),
  aggregates: z.object({}),
});
