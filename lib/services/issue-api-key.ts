import type { z } from 'zod';
import type { Caller } from '@/lib/core/access';
import type { CreatedApiKey, createApiKeySchema } from '@/lib/schemas/api-keys';
import { presentApiKey } from './keys';
import { createApiKey } from './provision-api-key';

/**
 * `POST /api/keys`: a key of the account acted upon, with its secret for this once. A sending key with a domain is for that
 * one alone. Throws as `createApiKey` does.
 */
export async function issueApiKey(
  caller: Caller,
  { role, description, domain, expiresAt }: z.output<typeof createApiKeySchema>,
): Promise<CreatedApiKey> {
  const { secret, ...key } = await createApiKey(caller, {
    role,
    description,
    ...(domain && { domain, kind: 'domain' as const }),
    ...(expiresAt && { expiresAt: new Date(expiresAt) }),
  });
  return { ...presentApiKey(key), secret };
}
