import { z } from 'zod';
import { pageQuerySchema } from '@/lib/schemas/page';
import { checkUrlSchema, urlCheckSchema } from '@/lib/schemas/url-check';
import {
  createWebhookSchema,
  pendingDeliveriesSchema,
  testResultSchema,
  testWebhookSchema,
  updateWebhookSchema,
  webhookDeletedSchema,
  webhookLevelSchema,
  webhookListSchema,
  webhookPlacesSchema,
  webhookSchema,
} from '@/lib/schemas/webhooks';
import { apiOperation } from '../../api-operation';

const RATE_LIMIT =
  'With `rateLimit` it gets at most so many deliveries per second, retries included; what comes faster waits. Null: no limit.';
const params = z.object({ id: z.string() });

/** Webhooks of both levels (PRODUCT 4). */
export const webhookOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/webhooks',
    operationId: 'listWebhooks',
    summary: "The account's webhooks of both levels",
    action: 'webhooks:read',
    query: pageQuerySchema,
    answer: webhookListSchema,
  }),
  create: apiOperation({
    method: 'POST',
    path: '/api/webhooks',
    operationId: 'createWebhook',
    summary: 'Create a webhook',
    description: `At most 3 URLs per event type at each level. The URL must not lead to a private address. ${RATE_LIMIT}`,
    action: 'webhooks:write',
    body: createWebhookSchema,
    answer: webhookSchema,
    refusals: ['not_found', 'conflict', 'limit_reached'],
  }),
  get: apiOperation({
    method: 'GET',
    path: '/api/webhooks/{id}',
    operationId: 'getWebhook',
    summary: 'One webhook',
    params,
    answer: webhookSchema,
  }),
  update: apiOperation({
    method: 'PATCH',
    path: '/api/webhooks/{id}',
    operationId: 'updateWebhook',
    summary: 'Change, enable or disable a webhook',
    description: `Only what is named changes. Disabling cancels its pending deliveries. ${RATE_LIMIT}`,
    action: 'webhooks:write',
    params,
    body: updateWebhookSchema,
    answer: webhookSchema,
    refusals: ['conflict', 'limit_reached'],
  }),
  delete: apiOperation({
    method: 'DELETE',
    path: '/api/webhooks/{id}',
    operationId: 'deleteWebhook',
    summary: 'Delete a webhook and cancel its pending deliveries',
    action: 'webhooks:write',
    params,
    answer: webhookDeletedSchema,
  }),
  pending: apiOperation({
    method: 'GET',
    path: '/api/webhooks/{id}/pending',
    operationId: 'countPendingDeliveries',
    summary: 'How many pending deliveries deleting or disabling the webhook would cancel',
    action: 'webhooks:read',
    params,
    answer: pendingDeliveriesSchema,
  }),
  test: apiOperation({
    method: 'POST',
    path: '/api/webhooks/{id}/test',
    operationId: 'testWebhook',
    summary: 'POST a signed sample to the URL and hear what it answers',
    action: 'webhooks:write',
    params,
    body: testWebhookSchema,
    answer: testResultSchema,
  }),
  checkUrl: apiOperation({
    method: 'POST',
    path: '/api/webhooks/check-url',
    operationId: 'checkWebhookUrl',
    summary: 'What saving a webhook with this URL would come to',
    description:
      'The refusal that saving would answer, and which webhook sends where one at another level has this URL too. Changes nothing. ' +
      'At most 120 times a minute and account.',
    action: 'webhooks:write',
    // Enough for some people who type; too little to map a network with (SECURITY 26).
    perMinute: 120,
    body: checkUrlSchema,
    answer: urlCheckSchema,
    refusals: ['not_found'],
  }),
  places: apiOperation({
    method: 'GET',
    path: '/api/webhooks/places',
    operationId: 'listWebhookPlaces',
    summary: 'How many of the 3 places of each event type are taken',
    action: 'webhooks:read',
    query: z.strictObject({ level: webhookLevelSchema, domain: z.string().min(1).max(253).optional() }),
    answer: webhookPlacesSchema,
    refusals: ['not_found'],
  }),
};
