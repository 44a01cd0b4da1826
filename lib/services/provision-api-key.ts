import { mintApiKey } from '@/lib/auth/api-key-text';
import { type Caller, requireAccess } from '@/lib/core/access';
import type { KeyRole } from '@/lib/schemas/roles';
import { insertApiKey } from '@/lib/storage/api-keys';
import { getDomain } from './webhook-scope';

interface NewKeyInput {
  role: KeyRole;
  description?: string;
  /** Name of the one domain that the key is for. */
  domain?: string;
  /** A key that scripts already know (demo data); a new one is made otherwise. */
  secret?: string;
}

/** An API key of the account acted upon. `secret` is answered here and never again. */
export async function createApiKey(caller: Caller, input: NewKeyInput): Promise<{ id: string; secret: string }> {
  requireAccess(caller, 'keys:manage');
  const domain = input.domain === undefined ? null : await getDomain(caller, input.domain);
  const { id, secret, prefix, secretHash } = mintApiKey(input.secret);
  await insertApiKey({
    id,
    accountId: caller.account.id,
    role: input.role,
    description: input.description ?? '',
    secretHash,
    prefix,
    domainId: domain?.id ?? null,
  });
  return { id, secret };
}
