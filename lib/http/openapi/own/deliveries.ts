import { z } from 'zod';
import {
  deliveryQuerySchema,
  deliverySchema,
  failureLogExportQuerySchema,
  failureLogQuerySchema,
  failureLogSchema,
} from '@/lib/schemas/deliveries';
import { deliveryAnswerSchema } from '@/lib/schemas/delivery-answer';
import { pageOf } from '@/lib/schemas/page';
import { recoverResultSchema, recoverSchema } from '@/lib/schemas/recover';
import { apiOperation } from '../../api-operation';

const params = z.object({ id: z.string() });

/** What is owed, what was sent, and what did not succeed (PRODUCT 4). */
export const deliveryOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/deliveries',
    operationId: 'listDeliveries',
    summary: 'Deliveries, newest first',
    query: deliveryQuerySchema,
    answer: pageOf(deliverySchema),
  }),
  get: apiOperation({
    method: 'GET',
    path: '/api/deliveries/{id}',
    operationId: 'getDelivery',
    summary: 'One delivery: all its attempts, why it was sent, the last request as it was sent',
    params,
    answer: deliveryAnswerSchema,
  }),
  resend: apiOperation({
    method: 'POST',
    path: '/api/deliveries/{id}/resend',
    operationId: 'resendDelivery',
    summary: 'Send the event of a finished delivery once more',
    description: 'Answers the new delivery. It carries the same `webhook-id` and `event-data.id` as before.',
    params,
    answer: deliverySchema,
    refusals: ['conflict'],
  }),
  retry: apiOperation({
    method: 'POST',
    path: '/api/deliveries/{id}/retry',
    operationId: 'retryDelivery',
    summary: 'Make the next attempt of a pending delivery now',
    description: 'Answers the delivery, due now. 409 while it is being sent, and once it has ended.',
    params,
    answer: deliverySchema,
    refusals: ['conflict'],
  }),
  stop: apiOperation({
    method: 'POST',
    path: '/api/deliveries/{id}/stop',
    operationId: 'stopDelivery',
    summary: 'Cancel a pending delivery',
    description: 'Answers the delivery, canceled. 409 while it is being sent, and once it has ended otherwise.',
    params,
    answer: deliverySchema,
    refusals: ['conflict'],
  }),
  recover: apiOperation({
    method: 'POST',
    path: '/api/deliveries/recover',
    operationId: 'recoverDeliveries',
    summary: 'Send again many deliveries that failed or were canceled, or events that a webhook missed',
    description:
      'Looks at a bounded number for each call; call again with `cursor` while there is a `nextCursor`. What has arrived meanwhile ' +
      'or is on its way is skipped, so a call may be repeated. With `dryRun` nothing is sent.',
    action: 'deliveries:resend',
    body: recoverSchema,
    answer: recoverResultSchema,
    refusals: ['not_found'],
  }),
  listFailureLogs: apiOperation({
    method: 'GET',
    path: '/api/failure-logs',
    operationId: 'listFailureLogs',
    summary: 'Every attempt that did not succeed, newest first',
    query: failureLogQuerySchema,
    answer: pageOf(failureLogSchema),
  }),
  exportFailureLogs: apiOperation({
    method: 'GET',
    path: '/api/failure-logs/export',
    operationId: 'exportFailureLogs',
    summary: 'The same as CSV, all of it in one file',
    description:
      'With the columns of the list and a header line. Texts that a spreadsheet would take for a formula begin with an apostrophe. ' +
      'At most two exports of an account at once, and 30 a minute.',
    action: 'deliveries:read',
    perMinute: 30,
    query: failureLogExportQuerySchema,
    answer: z.string(),
    answerType: 'text/csv',
    refusals: ['rate_limited'],
  }),
};
