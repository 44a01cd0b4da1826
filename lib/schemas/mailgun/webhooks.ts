import { z } from 'zod';
import { eventTypeSchema } from '../event-type-schema';
import { EVENT_TYPES, MAX_URLS_PER_EVENT_TYPE } from '../event-types';

const urls = z.array(z.string()).min(1).max(MAX_URLS_PER_EVENT_TYPE);
const urlsOfType = z.object({ urls });

/** `{"webhooks":{"opened":{"urls":[…]}}}`: only types that have URLs (MAILGUN 1.2, 1.3). */
export const webhookMapSchema = z
  .object({
    webhooks: z.object(Object.fromEntries(EVENT_TYPES.map((type) => [type, urlsOfType.optional()]))),
  })
  .meta({
    id: 'MailgunWebhookMap',
    examples: [{ webhooks: { delivered: { urls: ['https://hooks.example.com/mail'] } } }],
  });

/** One event type's URLs (MAILGUN 1.2). */
export const typeWebhookSchema = z.object({ webhook: urlsOfType }).meta({ id: 'MailgunTypeWebhook' });
/** A change of one event type's URLs: the new ones, or those that were removed. */
export const typeWebhookChangedSchema = z
  .object({ message: z.string(), webhook: urlsOfType })
  .meta({ id: 'MailgunTypeWebhookChanged' });

/** `unsubscribe` is taken for `unsubscribed`, because Mailgun's own SDK sends it (MAILGUN 1.1). */
export const typeIdSchema = z.enum([...EVENT_TYPES, 'unsubscribe']).meta({ id: 'MailgunEventTypeId' });
const urlField = z.string().meta({ description: 'http or https. Credentials in it are sent as Basic auth.' });
const eventTypes = z.array(typeIdSchema).min(1).meta({ description: 'Repeated, or joined by commas.' });

export const createTypeWebhookForm = z.object({ id: typeIdSchema, url: z.array(urlField).min(1).max(3) });
export const replaceTypeWebhookForm = z.object({ url: z.array(urlField).min(1).max(3) });
export const testTypeWebhookForm = z.object({ url: urlField });
/** `code` is the receiver's status, 0 when there was no answer. */
export const webhookTestedSchema = z.object({ code: z.number().int(), message: z.string() });

export const urlTypesForm = z.object({ url: urlField, event_types: eventTypes });
export const removeUrlsQuery = z.object({
  url: z.string().meta({ description: 'One, repeated, or joined by commas.' }),
});

/** An account-level webhook (MAILGUN 1.4). */
export const accountWebhookSchema = z
  .object({
    webhook_id: z.string().regex(/^[0-9a-f]{24}$/),
    description: z.string(),
    url: z.string(),
    event_types: z.array(eventTypeSchema),
    created_at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  })
  .meta({
    id: 'MailgunAccountWebhook',
    examples: [
      {
        webhook_id: '507f1f77bcf86cd799439011',
        description: 'Everything',
        url: 'https://hooks.example.com/mail',
        event_types: ['delivered'],
        created_at: '2026-05-25T09:11:02Z',
      },
    ],
  });
export const accountWebhookListSchema = z.object({ webhooks: z.array(accountWebhookSchema) });
export const accountWebhookIdSchema = z.object({ webhook_id: z.string() });
export const accountWebhookForm = z.object({
  url: urlField,
  event_types: eventTypes,
  description: z.string().max(200).optional(),
});
