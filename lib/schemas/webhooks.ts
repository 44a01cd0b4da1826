import { z } from 'zod';
import { eventTypeSchema } from './event-type-schema';
import { EVENT_TYPES } from './event-types';
import { regionSchema } from './region-schema';
import { webhookHealthSchema } from './webhook-health';

/** Where a webhook is configured. */
export const webhookLevelSchema = z.enum(['account', 'domain']);
export type WebhookLevel = z.infer<typeof webhookLevelSchema>;

const url = z.string().trim().min(1, 'Enter a URL.').max(2048, 'A URL has at most 2,048 characters.');
const eventTypes = z
  .array(eventTypeSchema)
  .min(1, 'Choose at least one event type.')
  .max(EVENT_TYPES.length)
  .refine((types) => new Set(types).size === types.length, 'Name each event type once.');
const description = z.string().trim().max(200, 'A description has at most 200 characters.');
const RATE_LIMIT = 'Enter a whole number from 1 to 1,000, or nothing.';
/** Deliveries per second that the webhook gets at most, retries included; null for as fast as they come. */
const rateLimit = z.int(RATE_LIMIT).min(1, RATE_LIMIT).max(1_000, RATE_LIMIT).nullable();

/** `POST /api/webhooks`: `domain` (a sending domain's name) for the domain level, none for the account level. */
export const createWebhookSchema = z.strictObject({
  level: webhookLevelSchema,
  domain: z.string().trim().min(1, 'Choose a domain.').max(253).optional(),
  url,
  description: description.default(''),
  eventTypes,
  rateLimit: rateLimit.optional(),
});
export type CreateWebhookInput = z.input<typeof createWebhookSchema>;

/** `PATCH /api/webhooks/{id}`: only what is named changes. */
export const updateWebhookSchema = z.strictObject({
  url: url.optional(),
  description: description.optional(),
  eventTypes: eventTypes.optional(),
  enabled: z.boolean().optional(),
  rateLimit: rateLimit.optional(),
});
export type UpdateWebhookInput = z.input<typeof updateWebhookSchema>;

/** A webhook as clients see it. `url` has its credentials masked. */
export const webhookSchema = z
  .object({
    id: z.string(),
    level: webhookLevelSchema,
    domain: z.string().nullable(),
    region: regionSchema,
    url: z.string(),
    description: z.string(),
    eventTypes: z.array(eventTypeSchema),
    enabled: z.boolean(),
    /** Deliveries per second at most; null = no limit. */
    rateLimit: z.int().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    /** When it was last POSTed to, and with what outcome. */
    lastAttempt: z
      .object({
        at: z.iso.datetime(),
        outcome: z.enum(['succeeded', 'rejected', 'retry']),
        statusCode: z.number().nullable(),
      })
      .nullable(),
    health: webhookHealthSchema,
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhookSchema>;

/** `GET /api/webhooks`: all of the account in the region (few by nature: no paging beyond the page limit). */
export const webhookListSchema = z.object({
  items: z.array(webhookSchema),
  nextCursor: z.string().nullable(),
  /** Event types for which the primary's account-level webhooks also fire for this subaccount. Empty on a primary. */
  inheritedEventTypes: z.array(eventTypeSchema),
});
export type WebhookList = z.infer<typeof webhookListSchema>;

/** `GET /api/webhooks/places?level=&domain=`: how many of the 3 places per event type are taken. */
export const webhookPlacesSchema = z.object({ taken: z.record(eventTypeSchema, z.number().int()) });
export type WebhookPlaces = z.infer<typeof webhookPlacesSchema>;

/** `GET /api/webhooks/{id}/pending`: what deleting or disabling it would cancel. */
export const pendingDeliveriesSchema = z.object({
  pendingDeliveries: z.number().int(),
  /** True when there are more than were counted. */
  isMore: z.boolean(),
});
export type PendingDeliveries = z.infer<typeof pendingDeliveriesSchema>;

/** `DELETE /api/webhooks/{id}` answer. */
export const webhookDeletedSchema = z.object({ id: z.string(), canceledDeliveries: z.number().int() });

/** `POST /api/webhooks/{id}/test`. */
export const testWebhookSchema = z.strictObject({ eventType: eventTypeSchema });
/** What came of a test: a real signed sample through the same guard and sender as a delivery. */
export const testResultSchema = z.object({
  outcome: z.enum(['succeeded', 'rejected', 'retry']),
  statusCode: z.number().nullable(),
  /** Why it failed, in words; null for a success. */
  reason: z.string().nullable(),
  durationMs: z.number(),
  /** First KiB of the answer, as text. */
  answer: z.string().nullable(),
  /** The body that was POSTed. */
  requestBody: z.string(),
});
export type TestResult = z.infer<typeof testResultSchema>;
