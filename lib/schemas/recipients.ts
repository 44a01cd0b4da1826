import { z } from 'zod';

/** The whole address of a recipient, as it stands in a path. */
export const recipientAddressSchema = z
  .string()
  .trim()
  .min(3)
  .max(320)
  .regex(/^[^\s<>,@]+@[^\s<>,@]+$/u, 'Name one email address.');

export const erasedSchema = z
  .object({
    events: z.number().int().describe('Events that were changed by this call.'),
    attempts: z.number().int().describe('Attempts whose reason or answer was changed by this call.'),
    nextCursor: z.string().nullable().describe('Call again with it until it is null.'),
  })
  .meta({ id: 'Erased' });
export type Erased = z.infer<typeof erasedSchema>;
