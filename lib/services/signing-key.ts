import { type Caller, can, requireAccess } from '@/lib/core/access';
import { standardWebhookSecret } from '@/lib/core/standard-webhooks';
import type { SigningKey } from '@/lib/schemas/account';
import { findSigningKey, replaceSigningKey } from '@/lib/storage/signing-keys';
import { newSigningKey } from './new-signing-key';
import { recordAudit } from './record-audit';

/** The key with which the account's webhooks are signed (PRODUCT 3: admins and developers). */
export async function readSigningKey(caller: Caller): Promise<string> {
  requireAccess(caller, 'signing-key:read');
  return findSigningKey(caller.account.id);
}

/**
 * Makes a new key, in force with the next attempt. The in-body signature has no grace period, as at Mailgun; the
 * Standard Webhooks header is signed with the old key too for 24 h (MAILGUN 9).
 */
export async function regenerateSigningKey(caller: Caller): Promise<string> {
  requireAccess(caller, 'signing-key:regenerate');
  const key = newSigningKey();
  const old = await findSigningKey(caller.account.id);
  await replaceSigningKey(caller.account.id, key, new Date());
  await recordAudit(caller, {
    action: 'signing_key.regenerate',
    target: { kind: 'signing_key', id: caller.account.id, name: 'HTTP webhook signing key' },
    before: { key: masked(old) },
    after: { key: masked(key) },
  });
  return key;
}

const masked = (key: string) => `${'•'.repeat(12)}${key.slice(-4)}`;

/** The key as the panel shows it: masked unless it is to be revealed. */
export function presentSigningKey(caller: Caller, key: string, reveal: boolean): SigningKey {
  return {
    key: reveal ? key : null,
    masked: masked(key),
    standardWebhooksSecret: reveal ? standardWebhookSecret(key) : null,
    canRegenerate: can(caller, 'signing-key:regenerate'),
  };
}
