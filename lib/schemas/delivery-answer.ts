import { z } from 'zod';
import { attemptSchema, deliveryDetailSchema } from './deliveries';

/**
 * `GET /api/deliveries/{id}` in full. A file of its own, which the browser does not get: the panel shows nothing of what is only
 * here, and a subaccount's people must not find it in what their browser has loaded (PRODUCT 3).
 */
export const deliveryAnswerSchema = deliveryDetailSchema.extend({
  attemptLog: z.array(
    attemptSchema.extend({
      /** Whether personal data was redacted. Left out for subaccounts, who never learn that redaction exists. */
      redacted: z.boolean().optional().meta({ 'x-primary-only': true }),
    }),
  ),
});
export type DeliveryAnswer = z.infer<typeof deliveryAnswerSchema>;
