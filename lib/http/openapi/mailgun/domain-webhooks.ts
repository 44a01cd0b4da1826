import { z } from 'zod';
import { descriptionSchema, fieldSchema, messageAndReasonSchema, reasonSchema } from '@/lib/schemas/mailgun/errors';
import {
  createTypeWebhookForm,
  removeUrlsQuery,
  replaceTypeWebhookForm,
  testTypeWebhookForm,
  typeIdSchema,
  typeWebhookChangedSchema,
  typeWebhookSchema,
  urlTypesForm,
  webhookMapSchema,
  webhookTestedSchema,
} from '@/lib/schemas/mailgun/webhooks';
import type { MailgunOperation } from './mailgun-operation';

const V3 = '/v3/domains/{domain}/webhooks';
const V4 = '/v4/domains/{domain}/webhooks';
const ofDomain = { params: z.object({ domain: z.string() }), rateLimited: true };
const ofType = { params: z.object({ domain: z.string(), type: typeIdSchema }), rateLimited: true };
const refusals = { 400: [reasonSchema, messageAndReasonSchema] };

/** Domain-level webhooks: v3, one event type per call; v4, one URL with many types (MAILGUN 1.2, 1.3). */
export const domainWebhookOperations: MailgunOperation[] = [
  {
    ...ofDomain,
    method: 'GET',
    path: V3,
    operationId: 'mailgunListDomainWebhooks',
    summary: "The domain's webhooks by event type",
    answer: webhookMapSchema,
  },
  {
    ...ofDomain,
    method: 'POST',
    path: V3,
    operationId: 'mailgunCreateDomainWebhook',
    summary: 'Create the webhook of an event type that has none',
    form: createTypeWebhookForm,
    answer: typeWebhookChangedSchema,
    refusals,
  },
  {
    ...ofType,
    method: 'GET',
    path: `${V3}/{type}`,
    operationId: 'mailgunGetDomainWebhook',
    summary: 'The URLs of an event type',
    answer: typeWebhookSchema,
  },
  {
    ...ofType,
    method: 'PUT',
    path: `${V3}/{type}`,
    operationId: 'mailgunReplaceDomainWebhook',
    summary: 'Replace the URLs of an event type',
    form: replaceTypeWebhookForm,
    answer: typeWebhookChangedSchema,
    refusals,
  },
  {
    ...ofType,
    method: 'DELETE',
    path: `${V3}/{type}`,
    operationId: 'mailgunDeleteDomainWebhook',
    summary: 'Delete the webhook of an event type; answers the URLs that were removed',
    answer: typeWebhookChangedSchema,
  },
  {
    ...ofType,
    method: 'PUT',
    path: `${V3}/{type}/test`,
    operationId: 'mailgunTestDomainWebhook',
    summary: 'POST a signed sample to a URL and hear what it answers',
    form: testTypeWebhookForm,
    answer: webhookTestedSchema,
    refusals,
  },
  {
    ...ofDomain,
    method: 'POST',
    path: V4,
    operationId: 'mailgunAddDomainWebhookUrl',
    summary: 'Send event types to a URL as well; answers the whole map',
    form: urlTypesForm,
    answer: webhookMapSchema,
    refusals,
  },
  {
    ...ofDomain,
    method: 'PUT',
    path: V4,
    operationId: 'mailgunReplaceDomainWebhookTypes',
    summary: 'Replace the event types of a URL; answers the whole map',
    form: urlTypesForm,
    answer: webhookMapSchema,
    refusals: { ...refusals, 404: [descriptionSchema] },
  },
  {
    ...ofDomain,
    method: 'DELETE',
    path: V4,
    operationId: 'mailgunRemoveDomainWebhookUrls',
    summary: 'Remove URLs; answers the whole map',
    query: removeUrlsQuery,
    answer: webhookMapSchema,
    refusals: { 400: [fieldSchema] },
  },
];
