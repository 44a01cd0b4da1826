import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { type ApiKeyFilter, type ApiKeyRow, listApiKeyRows, revokeApiKeyRow } from '@/lib/storage/listed-api-keys';
import { recordAudit } from './record-audit';

/** The keys of the account acted upon that still open something, without their secrets (MAILGUN 7). Admins only. */
export async function listApiKeys(caller: Caller, filter: ApiKeyFilter): Promise<ApiKeyRow[]> {
  requireAccess(caller, 'keys:manage');
  return listApiKeyRows(caller.account.id, filter);
}

/**
 * Ends a key of the account acted upon at once; its row stays for the logs that name it. The key that asks may end itself,
 * as at Mailgun: an account can always be entered by a person. Throws `not_found`, also for a key that is deleted or expired.
 */
export async function deleteApiKey(caller: Caller, id: string): Promise<void> {
  requireAccess(caller, 'keys:manage');
  const revoked = await revokeApiKeyRow(caller.account.id, id);
  if (!revoked) throw notFound('Key');
  const { prefix, role, kind, description } = revoked;
  const target = { kind: 'key' as const, id, name: description || `${prefix}…` };
  await recordAudit(caller, { action: 'key.revoke', target, before: { prefix, role, kind, description } });
}
