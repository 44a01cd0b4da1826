import { z } from 'zod';
import { deliverySettingsSchema } from './delivery-settings';

// In a file of its own so that a browser inside a subaccount never loads it: it names what subaccounts must not know of.

/** Fields that the OpenAPI document shows to a primary's callers alone. */
const PRIMARY_ONLY = { 'x-primary-only': true };

/** `GET/PATCH /api/configuration`. `redactPii` is absent for whoever must not know that it exists. */
export const configurationSchema = z.object({
  ...deliverySettingsSchema.shape,
  redactPii: z.boolean().optional().meta(PRIMARY_ONLY),
  /** Who set `redactPii` last and when; null when nobody has yet. */
  redactPiiChange: z
    .object({ at: z.iso.datetime(), by: z.string(), kind: z.enum(['person', 'key']) })
    .nullable()
    .optional()
    .meta(PRIMARY_ONLY),
  /** Whether the account has subaccounts, which decides the toggle's wording. Comes with `redactPii`. */
  hasSubaccounts: z.boolean().optional().meta(PRIMARY_ONLY),
  /** A sample event as it is sent while `redactPii` is off (`before`) and on (`after`). Comes with `redactPii`. */
  redactPiiSample: z
    .object({ before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()) })
    .optional()
    .meta(PRIMARY_ONLY),
});
export type Configuration = z.infer<typeof configurationSchema>;
export const updateConfigurationSchema = z.strictObject({
  ...deliverySettingsSchema.partial().shape,
  redactPii: z.boolean().optional().meta(PRIMARY_ONLY),
});
