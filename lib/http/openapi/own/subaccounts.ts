import { z } from 'zod';
import { pageOf } from '@/lib/schemas/page';
import {
  createSubaccountSchema,
  disableSubaccountSchema,
  subaccountDeletedSchema,
  subaccountDetailSchema,
  subaccountQuerySchema,
  subaccountSchema,
} from '@/lib/schemas/subaccounts';
import { apiOperation } from '../../api-operation';

const params = z.object({ id: z.string().max(40) });

/** A primary's subaccounts (PRODUCT 3, 4). */
export const ownSubaccountOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/subaccounts',
    operationId: 'listSubaccounts',
    summary: 'Subaccounts that are not deleted, by name',
    action: 'subaccounts:read',
    query: subaccountQuerySchema,
    answer: pageOf(subaccountSchema),
  }),
  create: apiOperation({
    method: 'POST',
    path: '/api/subaccounts',
    operationId: 'createSubaccount',
    summary: 'Create a subaccount with a signing key of its own',
    action: 'subaccounts:write',
    body: createSubaccountSchema,
    answer: subaccountDetailSchema,
  }),
  get: apiOperation({
    method: 'GET',
    path: '/api/subaccounts/{id}',
    operationId: 'getSubaccount',
    summary: 'One subaccount, with what its webhooks are still owed',
    action: 'subaccounts:read',
    params,
    answer: subaccountDetailSchema,
  }),
  disable: apiOperation({
    method: 'POST',
    path: '/api/subaccounts/{id}/disable',
    operationId: 'disableSubaccount',
    summary: 'Disable a subaccount',
    description: 'Its users cannot sign in, its keys and events get 403, its pending deliveries wait.',
    action: 'subaccounts:write',
    params,
    body: disableSubaccountSchema,
    answer: subaccountDetailSchema,
    refusals: ['conflict'],
  }),
  enable: apiOperation({
    method: 'POST',
    path: '/api/subaccounts/{id}/enable',
    operationId: 'enableSubaccount',
    summary: 'Enable a subaccount: what waited goes on',
    action: 'subaccounts:write',
    params,
    answer: subaccountDetailSchema,
    refusals: ['conflict'],
  }),
  delete: apiOperation({
    method: 'DELETE',
    path: '/api/subaccounts/{id}',
    operationId: 'deleteSubaccount',
    summary: 'Delete a subaccount for good',
    description:
      'Its people are removed, its keys revoked, its webhooks deleted and what was owed to them canceled. What is in the logs stays.',
    action: 'subaccounts:write',
    params,
    answer: subaccountDeletedSchema,
  }),
};
