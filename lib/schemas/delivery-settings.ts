import { z } from 'zod';

/** The part of `GET/PATCH /api/configuration` that every account has; the whole is in `./configuration`. */
export const deliverySettingsSchema = z.object({
  /** Puts `delivered` events on the retry schedule as well (PRODUCT 2). */
  retryDelivered: z.boolean(),
});
export type DeliverySettings = z.infer<typeof deliverySettingsSchema>;
