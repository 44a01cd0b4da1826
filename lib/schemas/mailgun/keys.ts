import { z } from 'zod';
import { keyKindSchema } from '../role-schemas';

/** Mailgun's roles of keys; `basic` may only look, and `viewer` is understood for it (MAILGUN 7). */
const mailgunRoles = ['admin', 'basic', 'sending', 'developer'] as const;

/** An API key without its secret; dates are UTC without an offset. */
export const mailgunKeySchema = z
  .object({
    id: z.string(),
    description: z.string(),
    kind: keyKindSchema,
    role: z.enum(mailgunRoles),
    created_at: z.string(),
    updated_at: z.string(),
    expires_at: z.string().optional(),
    is_disabled: z.boolean(),
    domain_name: z.string().nullable(),
    requestor: z.string().nullable(),
    user_name: z.string().nullable(),
  })
  .meta({ id: 'MailgunKey' });
export const keyListSchema = z.object({ total_count: z.number().int(), items: z.array(mailgunKeySchema) });
export const keyListQuery = z.object({ domain_name: z.string().optional(), kind: keyKindSchema.optional() });
/** The only answer that has the secret. */
export const keyCreatedSchema = z.object({
  message: z.string(),
  key: z.object({ ...mailgunKeySchema.shape, secret: z.string() }),
});
export const createKeyForm = z.object({
  role: z.enum([...mailgunRoles, 'viewer']),
  kind: keyKindSchema.default('user'),
  description: z.string().optional(),
  domain_name: z.string().optional().meta({ description: 'A sending key is bound to this domain.' }),
  expiration: z.number().int().min(1).optional().meta({ description: 'Seconds from now.' }),
  email: z.string().optional(),
  user_name: z.string().optional(),
  user_id: z.string().optional().meta({ description: 'Taken, and of no effect here.' }),
});
export const publicKeySchema = z.object({ key: z.string(), message: z.string() });
