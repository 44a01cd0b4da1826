import { z } from 'zod';
import { eventListQuery, eventListSchema } from '@/lib/schemas/mailgun/events';
import { logListSchema, logSearchForm } from '@/lib/schemas/mailgun/logs';
import type { MailgunOperation } from './mailgun-operation';

const domain = z.string();

/** Stored events: of a domain, or of all domains of an account (MAILGUN 7). */
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
  {
    method: 'POST',
    path: '/v1/analytics/logs',
    operationId: 'mailgunSearchLogs',
    summary: "Events of the account's domains in the region, newest first unless it is said otherwise",
    form: logSearchForm,
    answer: logListSchema,
  },
];
