import { randomBytes } from 'node:crypto';
import { type Caller, requireAccess } from '@/lib/core/access';
import { replacePublicKey } from '@/lib/storage/public-keys';
import { recordAudit } from './record-audit';

/**
 * A new public key for the account acted upon, in Mailgun's form. At Mailgun it opens the validation of addresses from a
 * browser; Postwire validates none, so that here it opens nothing and is only kept. Admins only.
 */
export async function regeneratePublicKey(caller: Caller): Promise<string> {
  requireAccess(caller, 'keys:manage');
  const key = `pubkey-${randomBytes(16).toString('hex')}`;
  await replacePublicKey(caller.account.id, key);
  const target = { kind: 'public_key' as const, id: caller.account.id, name: 'Public key' };
  await recordAudit(caller, { action: 'public_key.regenerate', target });
  return key;
}
