import { z } from 'zod';
import { regionSchema } from './region-schema';

/** `GET /api/me`: who is asking and what they may do; the panel draws itself from this. */
export const meSchema = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string() }).nullable(),
  role: z.enum(['admin', 'developer', 'viewer', 'sending']),
  /** The account that is being looked at. */
  account: z.object({ id: z.string(), name: z.string(), isPrimary: z.boolean() }),
  /** The account the person belongs to; differs from `account` for a primary's people inside a subaccount. */
  home: z.object({ id: z.string(), name: z.string() }),
  region: regionSchema,
  /** Accounts that can be stepped into: the home account first, then its subaccounts. */
  accounts: z.array(z.object({ id: z.string(), name: z.string(), isPrimary: z.boolean() })),
  /** Names of permitted actions (lib/core/access). */
  permissions: z.array(z.string()),
});
export type Me = z.infer<typeof meSchema>;

/** `GET /api/signing-key` (masked unless `?reveal=true`), `POST /api/signing-key/regenerate`. */
export const signingKeySchema = z.object({
  /** The whole key when revealed, else null. */
  key: z.string().nullable(),
  /** Its last four characters behind dots. */
  masked: z.string(),
  /** The same key as a Standard Webhooks secret (`whsec_...`), when revealed. */
  standardWebhooksSecret: z.string().nullable(),
  canRegenerate: z.boolean(),
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** `GET /api/domains`: sending domains of the account in the region. */
export const domainSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    region: regionSchema,
    state: z.enum(['active', 'unverified', 'disabled']),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Domain' });
export type Domain = z.infer<typeof domainSchema>;

export const signInSchema = z.object({
  email: z.email('Enter your email address.').max(254),
  password: z.string().min(1, 'Enter your password.').max(200),
});
export type SignInInput = z.infer<typeof signInSchema>;

/** `POST /api/domains`. */
export const createDomainSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .max(253, 'A domain name has at most 253 characters.')
    .regex(
      /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'Enter a domain name such as mg.example.com.',
    ),
});
