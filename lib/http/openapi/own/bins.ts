import { z } from 'zod';
import {
  binClearedSchema,
  binDeletedSchema,
  binRequestDetailSchema,
  binRequestSchema,
  binSchema,
  createBinSchema,
  updateBinSchema,
} from '@/lib/schemas/bins';
import { pageOf, pageQuerySchema } from '@/lib/schemas/page';
import { apiOperation } from '../../api-operation';

const params = z.object({ id: z.string().max(64) });
const requestParams = z.object({ id: z.string().max(64), requestId: z.string().max(20) });

/** Request bins: temporary URLs of our own, and what they were sent (PRODUCT 5). */
export const binOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/bins',
    operationId: 'listBins',
    summary: 'Request bins of the account in the region, the newest first',
    action: 'webhooks:read',
    answer: pageOf(binSchema),
  }),
  create: apiOperation({
    method: 'POST',
    path: '/api/bins',
    operationId: 'createBin',
    summary: 'Make a request bin',
    description:
      'A temporary URL that keeps what it is sent, for 48 hours. An account has at most 20 at a time. It answers 200 unless it is told otherwise; webhooks may point at it whatever destinations are allowed.',
    action: 'webhooks:write',
    body: createBinSchema,
    answer: binSchema,
    refusals: ['limit_reached'],
  }),
  read: apiOperation({
    method: 'GET',
    path: '/api/bins/{id}',
    operationId: 'readBin',
    summary: 'One request bin',
    action: 'webhooks:read',
    params,
    answer: binSchema,
  }),
  update: apiOperation({
    method: 'PATCH',
    path: '/api/bins/{id}',
    operationId: 'updateBin',
    summary: "Change a request bin's name or what it answers",
    description: 'What it answers changes with the next request. What is not named stays.',
    action: 'webhooks:write',
    params,
    body: updateBinSchema,
    answer: binSchema,
  }),
  delete: apiOperation({
    method: 'DELETE',
    path: '/api/bins/{id}',
    operationId: 'deleteBin',
    summary: 'Delete a request bin with all that it holds',
    action: 'webhooks:write',
    params,
    answer: binDeletedSchema,
  }),
  listRequests: apiOperation({
    method: 'GET',
    path: '/api/bins/{id}/requests',
    operationId: 'listBinRequests',
    summary: 'What a request bin was sent, the newest first',
    description: 'With what the signatures were worth when each request arrived.',
    action: 'webhooks:read',
    params,
    query: pageQuerySchema,
    answer: pageOf(binRequestSchema),
  }),
  clear: apiOperation({
    method: 'DELETE',
    path: '/api/bins/{id}/requests',
    operationId: 'clearBinRequests',
    summary: 'Remove all that a request bin holds',
    action: 'webhooks:write',
    params,
    answer: binClearedSchema,
  }),
  readRequest: apiOperation({
    method: 'GET',
    path: '/api/bins/{id}/requests/{requestId}',
    operationId: 'readBinRequest',
    summary: 'One request that a bin was sent, with headers, body and each signature',
    action: 'webhooks:read',
    params: requestParams,
    answer: binRequestDetailSchema,
  }),
};
