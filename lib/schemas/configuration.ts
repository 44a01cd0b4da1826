import { z } from 'zod';

// In a file of its own so that a browser inside a subaccount never loads it: it names what subaccounts must not know of.

/** Fields that the OpenAPI document shows to a primary's callers alone. */
const PRIMARY_ONLY = { 'x-primary-only': true };

/** `GET/PATCH /api/configuration`. `redactPii` is absent for whoever must not know that it exists. */
export const configurationSchema = z.object({
  retryDelivered: z.boolean(),
  redactPii: z.boolean().optional().meta(PRIMARY_ONLY),
  /** Whether the account has subaccounts, which decides the toggle's wording. Comes with `redactPii`. */
  hasSubaccounts: z.boolean().optional().meta(PRIMARY_ONLY),
});
export type Configuration = z.infer<typeof configurationSchema>;
export const updateConfigurationSchema = z.strictObject({
  retryDelivered: z.boolean().optional(),
  redactPii: z.boolean().optional().meta(PRIMARY_ONLY),
});
