import { z } from 'zod';

/** Attempts of the last 24 clock hours, the running one included, oldest first. `failed` counts rejections as well. */
export const webhookHealthSchema = z.object({
  buckets: z.array(z.object({ at: z.iso.datetime(), succeeded: z.number().int(), failed: z.number().int() })),
});
export type WebhookHealth = z.infer<typeof webhookHealthSchema>;
