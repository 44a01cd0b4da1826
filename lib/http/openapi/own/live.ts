import { z } from 'zod';
import { apiOperation } from '../../api-operation';

/** What tells a page that it is out of date (PRODUCT 5). */
export const liveOperations = {
  listen: apiOperation({
    method: 'GET',
    path: '/api/live',
    operationId: 'listenLive',
    summary: 'Server-sent events: something has changed, look again',
    description:
      '`event: changed` with `data: {"topic":"deliveries"}` (a `LiveChange`), at most once a second and topic, for the account and, ' +
      'of a primary, its subaccounts. A comment every 15 seconds. The stream ends with the session that opened it.',
    action: 'deliveries:read',
    answer: z.string(),
    answerType: 'text/event-stream',
    refusals: ['rate_limited', 'unavailable'],
  }),
};
