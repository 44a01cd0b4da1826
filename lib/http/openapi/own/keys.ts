import { z } from 'zod';
import { apiKeySchema, createApiKeySchema, createdApiKeySchema } from '@/lib/schemas/api-keys';
import { pageOf, pageQuerySchema } from '@/lib/schemas/page';
import { apiOperation } from '../../api-operation';

/** API keys of the account (PRODUCT 3, 4). */
export const apiKeyOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/keys',
    operationId: 'listApiKeys',
    summary: 'API keys that still open something, newest first',
    action: 'keys:manage',
    query: pageQuerySchema,
    answer: pageOf(apiKeySchema),
  }),
  create: apiOperation({
    method: 'POST',
    path: '/api/keys',
    operationId: 'createApiKey',
    summary: 'Create an API key; its secret is in this answer and in no other',
    action: 'keys:manage',
    body: createApiKeySchema,
    answer: createdApiKeySchema,
  }),
  revoke: apiOperation({
    method: 'DELETE',
    path: '/api/keys/{id}',
    operationId: 'revokeApiKey',
    summary: 'Revoke an API key: it opens nothing from then on',
    action: 'keys:manage',
    params: z.object({ id: z.string().max(40) }),
    answer: z.object({ id: z.string() }),
  }),
};
