import { z } from 'zod';
import { actorSchema } from './actor';
import { regionSchema } from './region-schema';
import { keyRoleSchema } from './role-schemas';

/** An API key as an account's admins see it: never its secret. */
export const apiKeySchema = z
  .object({
    id: z.string(),
    /** First characters of the key, to tell keys apart. */
    prefix: z.string(),
    description: z.string(),
    role: keyRoleSchema,
    /** The only domain that a sending key is for; `name` is null once that was deleted. Null = every domain. */
    domain: z.object({ name: z.string().nullable(), region: regionSchema.nullable() }).nullable(),
    createdBy: actorSchema,
    createdAt: z.iso.datetime(),
    /** From then on it opens nothing; null = never. */
    expiresAt: z.iso.datetime().nullable(),
    /** Noted once every ten minutes at most. Null = never used. */
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;

/** `POST /api/keys` answer: the secret is in this answer and in no other. */
export const createdApiKeySchema = z.object({ ...apiKeySchema.shape, secret: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

/** `POST /api/keys`. */
export const createApiKeySchema = z
  .strictObject({
    role: keyRoleSchema,
    description: z.string().trim().max(200, 'A description has at most 200 characters.').default(''),
    expiresAt: z.iso.datetime({ offset: true, error: 'Enter a time such as 2027-01-31T12:00:00Z.' }).nullish(),
    /** Name of a domain in the region: a sending key is for it alone. */
    domain: z.string().max(253).optional(),
  })
  .refine(({ role, domain }) => domain === undefined || role === 'sending', {
    path: ['domain'],
    error: 'Only a sending key is for one domain.',
  });
export type CreateApiKeyInput = z.input<typeof createApiKeySchema>;
