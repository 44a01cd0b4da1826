import { z } from 'zod';
import { SUBACCOUNT_FEATURES } from '../subaccount-features';

/** A subaccount; dates are RFC 1123 (MAILGUN 3). */
export const subaccountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(['open', 'disabled', 'closed']),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({
    id: 'MailgunSubaccount',
    examples: [
      {
        id: '646d00a1b32c35364a2ad34f',
        name: 'Berlin',
        status: 'open',
        created_at: 'Wed, 06 Nov 2024 19:48:29 GMT',
        updated_at: 'Wed, 06 Nov 2024 19:48:29 GMT',
      },
    ],
  });
export const subaccountAnswerSchema = z.object({ subaccount: subaccountSchema });
export const subaccountListSchema = z.object({ subaccounts: z.array(subaccountSchema), total: z.number().int() });
export const subaccountListQuery = z.object({
  sort: z.enum(['asc', 'desc']).optional().meta({ description: 'By name.' }),
  filter: z.string().optional().meta({ description: 'A part of the name.' }),
  limit: z.number().int().min(1).max(1_000).default(10),
  skip: z.number().int().min(0).default(0),
  enabled: z.boolean().optional(),
  closed: z.boolean().optional(),
});
export const disableSubaccountForm = z.object({ reason: z.string().optional(), note: z.string().optional() });
const feature = z.object({ enabled: z.boolean() });
export const subaccountFeaturesSchema = z.object({
  features: z.object(Object.fromEntries(SUBACCOUNT_FEATURES.map((name) => [name, feature.optional()]))),
});
export const subaccountFeaturesForm = z.object(
  Object.fromEntries(
    SUBACCOUNT_FEATURES.map((name) => [
      name,
      z
        .string()
        .optional()
        .meta({ description: 'JSON in a string.', examples: ['{"enabled":true}'] }),
    ]),
  ),
);
export const monthlyLimitSchema = z.object({
  limit: z.number().int(),
  current: z.number().int(),
  period: z.literal('1m'),
});
export const monthlyLimitQuery = z.object({ limit: z.number().int().min(0) });
export const createSubaccountForm = z.object({ name: z.string().min(1).max(200) });
