import { z } from 'zod';
import { eventTypeSchema } from './event-type-schema';
import { createWebhookSchema } from './webhooks';

/** `POST /api/webhooks/check-url`: a webhook as it is being typed. `webhookId`: the one that is being edited. */
export const checkUrlSchema = z.strictObject({
  ...createWebhookSchema.pick({ level: true, domain: true, url: true }).shape,
  /** None chosen yet = all of them. */
  eventTypes: z.array(eventTypeSchema).max(20).default([]),
  webhookId: z.string().max(24).optional(),
});
export type CheckUrlInput = z.input<typeof checkUrlSchema>;

/** What saving a webhook with this URL would come to. */
export const urlCheckSchema = z
  .object({
    /** Why it would be refused, in words; null when it would not be. */
    refusal: z.string().nullable(),
    /** What else there is to know about it, each a sentence for people. */
    notes: z.array(
      z.object({
        kind: z.enum(['credentials', 'insecure', 'skipped', 'skips']),
        message: z.string(),
        /** The other webhook of `skipped` and `skips`; null where it is the primary account's. */
        webhookId: z.string().nullable(),
        eventTypes: z.array(eventTypeSchema),
      }),
    ),
  })
  .meta({ id: 'UrlCheck' });
export type UrlCheck = z.infer<typeof urlCheckSchema>;
