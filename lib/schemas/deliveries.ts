import { z } from 'zod';
import { DELIVERY_STATUS_FILTERS, DELIVERY_STATUSES } from './delivery-statuses';
import { eventTypeSchema } from './event-type-schema';
import { logQueryShape } from './log-filters';
import { pageQuerySchema } from './page';
import { webhookLevelSchema } from './webhooks';

export const deliveryStatusSchema = z.enum(DELIVERY_STATUSES);
export const deliveryStatusFilterSchema = z
  .enum(DELIVERY_STATUS_FILTERS)
  .meta({ description: '`failed`: what was rejected or is exhausted.' });
export type DeliveryStatusFilter = z.infer<typeof deliveryStatusFilterSchema>;
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

/** Outcome of one attempt (PRODUCT 2). */
export const attemptOutcomeSchema = z.enum(['succeeded', 'rejected', 'retry']);
export type AttemptOutcome = z.infer<typeof attemptOutcomeSchema>;

/** `GET /api/failure-logs` (PRODUCT 4). */
export const failureLogSchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    url: z.string(),
    reason: z.string(),
    eventType: eventTypeSchema,
    eventId: z.string(),
    messageId: z.string().nullable(),
    /** As redacted as it was sent. */
    recipient: z.string(),
    domain: z.string(),
    webhookId: z.string(),
    deliveryId: z.string(),
    attempt: z.number().int(),
    maxAttempts: z.number().int(),
    statusCode: z.number().int().nullable(),
    durationMs: z.number().int(),
    nextAttemptAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'FailureLog' });
export type FailureLog = z.infer<typeof failureLogSchema>;

export const failureLogQuerySchema = z.strictObject({ ...pageQuerySchema.shape, ...logQueryShape });
export type FailureLogQuery = z.infer<typeof failureLogQuerySchema>;

/** `GET /api/failure-logs/export`: all that the filters find, as CSV. */
export const failureLogExportQuerySchema = z.strictObject(logQueryShape);
export type FailureLogExportQuery = z.infer<typeof failureLogExportQuerySchema>;

export const deliveryQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  ...logQueryShape,
  status: deliveryStatusFilterSchema.optional(),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

/** `GET /api/deliveries` (PRODUCT 4). */
export const deliverySchema = z
  .object({
    id: z.string(),
    status: deliveryStatusSchema,
    url: z.string(),
    eventType: eventTypeSchema,
    eventId: z.string(),
    messageId: z.string().nullable(),
    /** As redacted as the last attempt was; before the first one, as the next one would be now. */
    recipient: z.string(),
    domain: z.string(),
    webhookId: z.string(),
    /** The webhook's own; empty when it has none, or is gone and nothing is known of it. */
    description: z.string(),
    /** Attempts made so far. */
    attempts: z.number().int(),
    /** At most so many. */
    maxAttempts: z.number().int(),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
    lastAttempt: z
      .object({
        at: z.iso.datetime(),
        statusCode: z.number().int().nullable(),
        durationMs: z.number().int(),
        /** Why it failed; null for a success. */
        reason: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

const phase = z.number().int().nullable();

/** Where an attempt's time went, in milliseconds. A phase that was not reached, or not needed, is null. */
export const attemptTimingSchema = z.object({
  /** From when it was due until it began; no part of the duration. Null where it was asked for earlier (retry now). */
  queueMs: phase,
  /** These three are null on a connection that was kept from an earlier attempt. */
  dnsMs: phase,
  connectMs: phase,
  tlsMs: phase,
  firstByteMs: phase,
  bodyMs: phase,
});
export type AttemptTiming = z.infer<typeof attemptTimingSchema>;

export const attemptSchema = z.object({
  number: z.number().int(),
  at: z.iso.datetime(),
  durationMs: z.number().int(),
  url: z.string(),
  outcome: attemptOutcomeSchema,
  statusCode: z.number().int().nullable(),
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  /** Null for an attempt that nothing was measured of. */
  timing: attemptTimingSchema.nullable(),
});

/** A webhook that stayed silent because each URL hears of an event once. */
export const skippedWebhookSchema = z.object({
  webhookId: z.string(),
  level: webhookLevelSchema,
  description: z.string(),
  /** The webhook that sent in its place; null when that is one of the primary's, which a subaccount does not see. */
  wonBy: z.string().nullable(),
  /** A sentence for people. */
  reason: z.string(),
});
export type SkippedWebhook = z.infer<typeof skippedWebhookSchema>;

/** `GET /api/deliveries/{id}` (PRODUCT 4). */
export const deliveryDetailSchema = deliverySchema.extend({
  attemptLog: z.array(attemptSchema),
  /** The attempts that are still to come, if each failed at once. Empty unless it is pending. */
  schedule: z.array(z.object({ number: z.number().int(), dueAt: z.iso.datetime() })),
  /** When the last of them is due; null unless it is pending. */
  givesUpAt: z.iso.datetime().nullable(),
  why: z.object({
    webhookId: z.string(),
    /** Null where nothing is known of a webhook that has been deleted. */
    level: webhookLevelSchema.nullable(),
    description: z.string(),
    /** A sentence for people. */
    reason: z.string(),
    /** Webhooks with the same URL that were skipped for this one. */
    skippedDuplicates: z.array(skippedWebhookSchema),
    /** Why it ended without an attempt of its own; null unless it was canceled. */
    canceledBecause: z.string().nullable(),
  }),
  /** The last request as it was sent (redacted as it was then); null before the first attempt. */
  request: z
    .object({ method: z.literal('POST'), url: z.string(), headers: z.record(z.string(), z.string()), body: z.string() })
    .nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;
