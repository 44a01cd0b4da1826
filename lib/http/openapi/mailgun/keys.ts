import { z } from 'zod';
import { messageSchema } from '@/lib/schemas/mailgun/errors';
import {
  createKeyForm,
  keyCreatedSchema,
  keyListQuery,
  keyListSchema,
  publicKeySchema,
} from '@/lib/schemas/mailgun/keys';
import type { MailgunOperation } from './mailgun-operation';

/** API keys of the account (MAILGUN 7). */
export const keyOperations: MailgunOperation[] = [
  {
    method: 'GET',
    path: '/v1/keys',
    operationId: 'mailgunListKeys',
    summary: 'API keys of the account, without their secrets',
    query: keyListQuery,
    answer: keyListSchema,
  },
  {
    method: 'POST',
    path: '/v1/keys',
    operationId: 'mailgunCreateKey',
    summary: 'Create an API key: its secret is in this answer and in no other',
    form: createKeyForm,
    answer: keyCreatedSchema,
  },
  {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    operationId: 'mailgunDeleteKey',
    summary: 'End an API key at once',
    params: z.object({ id: z.string() }),
    answer: messageSchema,
  },
  {
    method: 'POST',
    path: '/v1/keys/public',
    operationId: 'mailgunRegeneratePublicKey',
    summary: 'Make a new public key',
    answer: publicKeySchema,
  },
];
