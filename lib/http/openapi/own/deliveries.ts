import { z } from 'zod';
import {
  deliveryDetailSchema,
  deliveryQuerySchema,
  deliverySchema,
  failureLogQuerySchema,
  failureLogSchema,
} from '@/lib/schemas/deliveries';
import { pageOf } from '@/lib/schemas/page';
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
    answer: deliveryDetailSchema,
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
  listFailureLogs: apiOperation({
    method: 'GET',
    path: '/api/failure-logs',
    operationId: 'listFailureLogs',
    summary: 'Every attempt that did not succeed, newest first',
    query: failureLogQuerySchema,
    answer: pageOf(failureLogSchema),
  }),
};
