import { z } from 'zod';
import { descriptionSchema, fieldSchema } from '@/lib/schemas/mailgun/errors';
import {
  accountWebhookForm,
  accountWebhookIdSchema,
  accountWebhookListSchema,
  accountWebhookSchema,
} from '@/lib/schemas/mailgun/webhooks';
import type { MailgunOperation } from './mailgun-operation';

const one = { path: '/v1/webhooks/{id}', params: z.object({ id: z.string() }), rateLimited: true } as const;
const all = { path: '/v1/webhooks', rateLimited: true } as const;
const changing = { 400: [fieldSchema], 404: [descriptionSchema], 409: [descriptionSchema] };

/** Account-level webhooks, by id (MAILGUN 1.4). */
export const accountWebhookOperations: MailgunOperation[] = [
  {
    ...all,
    method: 'GET',
    operationId: 'mailgunListAccountWebhooks',
    summary: 'Account-level webhooks',
    query: z.object({ webhook_ids: z.string().optional().meta({ description: 'Joined by commas; empty for all.' }) }),
    answer: accountWebhookListSchema,
    refusals: { 404: [descriptionSchema] },
  },
  {
    ...all,
    method: 'POST',
    operationId: 'mailgunCreateAccountWebhook',
    summary: 'Create an account-level webhook',
    form: accountWebhookForm,
    answer: accountWebhookIdSchema,
    refusals: changing,
  },
  {
    ...all,
    method: 'DELETE',
    operationId: 'mailgunDeleteAccountWebhooks',
    summary: 'Delete many account-level webhooks, or all',
    query: z.object({
      webhook_ids: z.string().optional().meta({ description: 'Joined by commas. Comes before `all`.' }),
      all: z.boolean().optional(),
    }),
    refusals: { 404: [descriptionSchema] },
  },
  {
    ...one,
    method: 'GET',
    operationId: 'mailgunGetAccountWebhook',
    summary: 'One account-level webhook',
    answer: accountWebhookSchema,
    refusals: { 400: [fieldSchema], 404: [descriptionSchema] },
  },
  {
    ...one,
    method: 'PUT',
    operationId: 'mailgunReplaceAccountWebhook',
    summary: 'Replace an account-level webhook',
    form: accountWebhookForm,
    refusals: changing,
  },
  {
    ...one,
    method: 'DELETE',
    operationId: 'mailgunDeleteAccountWebhook',
    summary: 'Delete an account-level webhook',
    refusals: { 400: [fieldSchema], 404: [descriptionSchema] },
  },
  {
    method: 'GET',
    path: '/v1/webhooks/tls_cert',
    operationId: 'mailgunGetClientCertificate',
    summary: 'The certificate, as PEM, that Postwire shows to receivers which ask for one',
    answer: z.string(),
    answerType: 'application/x-pem-file',
    open: true,
  },
];
