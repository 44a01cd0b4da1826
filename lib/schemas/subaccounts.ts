import { z } from 'zod';
import { pageQuerySchema } from './page';
import { SUBACCOUNT_STATUSES } from './subaccount-statuses';

/** A subaccount as its primary's people see it. Those that were deleted are not shown. */
export const subaccountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(SUBACCOUNT_STATUSES),
    /** In the words of who disabled it; null while it is open. */
    disabledReason: z.string().nullable(),
    createdAt: z.iso.datetime(),
    /** How many it has, in all regions. */
    domains: z.number().int(),
    webhooks: z.number().int(),
    users: z.number().int(),
  })
  .meta({ id: 'Subaccount' });
export type Subaccount = z.infer<typeof subaccountSchema>;

/** `GET /api/subaccounts/{id}`. */
export const subaccountDetailSchema = z.object({
  ...subaccountSchema.shape,
  /** What its webhooks are still owed: waits while it is disabled, is canceled when it is deleted. */
  pendingDeliveries: z.number().int(),
});
export type SubaccountDetail = z.infer<typeof subaccountDetailSchema>;

/** `GET /api/subaccounts`. */
export const subaccountQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: z.enum(SUBACCOUNT_STATUSES).optional(),
  q: z.string().max(200).optional().meta({ description: 'Part of the name, or the id.' }),
});
export type SubaccountQuery = z.infer<typeof subaccountQuerySchema>;

/** `POST /api/subaccounts`. */
export const createSubaccountSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name.')
    .max(200, 'A name has at most 200 characters.')
    .regex(/^\P{Cc}*$/u, 'A name has no control characters.'),
});

/** `POST /api/subaccounts/{id}/disable`. */
export const disableSubaccountSchema = z.strictObject({
  reason: z.string().trim().max(1_000, 'A reason has at most 1,000 characters.').optional(),
});

/** `DELETE /api/subaccounts/{id}` answer. */
export const subaccountDeletedSchema = z.object({ id: z.string(), canceledDeliveries: z.number().int() });
