import { z } from 'zod';

const RETENTION = 'Keep events for 1 to 3,650 days, or for ever.';

/** The part of `GET/PATCH /api/configuration` that every account has; the whole is in `./configuration`. */
export const deliverySettingsSchema = z.object({
  /** Puts `delivered` events on the retry schedule as well (PRODUCT 2). */
  retryDelivered: z.boolean(),
  /** For how many days events and what came of them are kept; null = for ever. A primary's holds for its subaccounts too. */
  retentionDays: z.number().int().min(1, RETENTION).max(3_650, RETENTION).nullable(),
});
export type DeliverySettings = z.infer<typeof deliverySettingsSchema>;
