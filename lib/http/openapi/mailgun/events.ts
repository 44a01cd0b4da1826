import { z } from 'zod';
import { eventListQuery, eventListSchema } from '@/lib/schemas/mailgun/events';
import type { MailgunOperation } from './mailgun-operation';

const domain = z.string();

/** Stored events of a domain (MAILGUN 7). */
export const eventOperations: MailgunOperation[] = [
  {
    method: 'GET',
    path: '/v3/{domain}/events',
    operationId: 'mailgunListEvents',
    summary: 'Events of a sending domain, filtered',
    params: z.object({ domain }),
    query: eventListQuery,
    answer: eventListSchema,
  },
  {
    method: 'GET',
    path: '/v3/{domain}/events/{page}',
    operationId: 'mailgunListEventsPage',
    summary: 'A page of that list, which brings its whole query along',
    params: z.object({ domain, page: z.string() }),
    answer: eventListSchema,
  },
];
