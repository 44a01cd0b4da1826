import { z } from 'zod';
import { deliveryStatusSchema, skippedWebhookSchema } from './deliveries';
import { eventTypeSchema } from './event-type-schema';
import { pageQuerySchema } from './page';

/** `GET /api/events`: by exactly one of the three. */
export const storyQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  messageId: z.string().trim().min(1).max(998).optional(),
  recipient: z.string().trim().min(1).max(320).optional(),
  eventId: z.string().trim().min(1).max(128).optional(),
});
export type StoryQuery = z.infer<typeof storyQuerySchema>;

/** Something that happened to a message, and who was told of it. */
export const storyEventSchema = z
  .object({
    id: z.string(),
    type: eventTypeSchema,
    occurredAt: z.iso.datetime(),
    domain: z.string(),
    messageId: z.string().nullable(),
    /** As redacted as it was last sent. */
    recipient: z.string(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    /** Of webhooks of this account and, for a primary, of its subaccounts. */
    deliveries: z.array(
      z.object({
        id: z.string(),
        status: deliveryStatusSchema,
        url: z.string(),
        webhookId: z.string(),
        attempts: z.int(),
        lastStatusCode: z.int().nullable(),
      }),
    ),
    /** Webhooks that stayed silent because another one has the same URL. */
    skipped: z.array(skippedWebhookSchema),
  })
  .meta({ id: 'StoryEvent' });
export type StoryEvent = z.infer<typeof storyEventSchema>;
