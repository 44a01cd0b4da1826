import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { type ApiKey, apiKeySchema } from '@/lib/schemas/api-keys';
import type { Page, PageQuery } from '@/lib/schemas/page';
import {
  type ApiKeyFilter,
  type ApiKeyRow,
  listApiKeyRows,
  listApiKeysAfter,
  revokeApiKeyRow,
} from '@/lib/storage/listed-api-keys';
import { decodeTimeCursor, encodeTimeCursor } from '@/lib/storage/time-cursor';
import { recordAudit } from './record-audit';

/** A key as clients of `/api` see it: never its secret. */
export function presentApiKey(row: ApiKeyRow): ApiKey {
  const { domainId, domainName, domainRegion } = row;
  return apiKeySchema.parse({
    ...row,
    domain: domainId === null ? null : { name: domainName, region: domainRegion },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  });
}

/** The keys of the account acted upon that still open something, without their secrets (MAILGUN 7). Admins only. */
export async function listApiKeys(caller: Caller, filter: ApiKeyFilter): Promise<ApiKeyRow[]> {
  requireAccess(caller, 'keys:manage');
  return listApiKeyRows(caller.account.id, filter);
}

/** The same keys, newest first, page after page. */
export async function listApiKeyPage(caller: Caller, { limit, cursor }: PageQuery): Promise<Page<ApiKey>> {
  requireAccess(caller, 'keys:manage');
  const after = cursor === undefined ? null : decodeTimeCursor(cursor);
  const rows = await listApiKeysAfter(caller.account.id, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeTimeCursor({ at: last.createdAt, id: last.id }) : null;
  return { items: shown.map(presentApiKey), nextCursor };
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
