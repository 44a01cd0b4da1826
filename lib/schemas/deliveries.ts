import { z } from 'zod';
import { eventTypeSchema } from './event-types';
import { pageQuerySchema } from './page';
import { webhookLevelSchema } from './webhooks';

/** The states of a delivery as people see them (ARCHITECTURE of the queue: pending = it has a queue row). */
export const DELIVERY_STATUSES = ['pending', 'succeeded', 'rejected', 'exhausted', 'canceled'] as const;
export const deliveryStatusSchema = z.enum(DELIVERY_STATUSES);
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

const filters = {
  webhookId: z.string().max(24).optional(),
  domain: z.string().max(253).optional(),
  eventType: eventTypeSchema.optional(),
  /** Inclusive begin and exclusive end. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** A primary may ask for its subaccounts' rows as well. */
  includeSubaccounts: z.stringbool().default(false),
};

export const failureLogQuerySchema = z.strictObject({ ...pageQuerySchema.shape, ...filters });
export type FailureLogQuery = z.infer<typeof failureLogQuerySchema>;

export const deliveryQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  ...filters,
  status: deliveryStatusSchema.optional(),
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
    domain: z.string(),
    webhookId: z.string(),
    /** Attempts made so far. */
    attempts: z.number().int(),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

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
  /** Whether personal data was redacted. Left out for subaccounts, who never learn that redaction exists. */
  redacted: z.boolean().optional().meta({ 'x-primary-only': true }),
});

/** `GET /api/deliveries/{id}` (PRODUCT 4). */
export const deliveryDetailSchema = deliverySchema.extend({
  maxAttempts: z.number().int(),
  attemptLog: z.array(attemptSchema),
  why: z.object({
    webhookId: z.string(),
    /** Null once the webhook has been deleted. */
    level: webhookLevelSchema.nullable(),
    /** A sentence for people. */
    reason: z.string(),
    /** Webhooks with the same URL that were skipped for this one. */
    skippedDuplicates: z.array(z.object({ webhookId: z.string(), level: webhookLevelSchema })),
  }),
  /** The last request as it was sent (redacted as it was then); null before the first attempt. */
  request: z
    .object({ method: z.literal('POST'), url: z.string(), headers: z.record(z.string(), z.string()), body: z.string() })
    .nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;
