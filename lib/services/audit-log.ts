import { type Caller, can, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import type { AuditEntry, AuditQuery } from '@/lib/schemas/audit-log';
import type { Page } from '@/lib/schemas/page';
import { type AuditRow, findAuditEntries, findAuditEntry } from '@/lib/storage/audit-log';
import { idScope, logScope } from './log-scope';

/**
 * Who changed what in the account, newest first; for admins. Who looks at a subaccount reads nothing of what subaccounts must
 * not know of (PRODUCT 3), and of the primary's people and keys that acted on it no more than the name.
 */
export async function listAuditLog(caller: Caller, query: AuditQuery): Promise<Page<AuditEntry>> {
  requireAccess(caller, 'audit:read');
  const accountIds = await logScope(caller, query.includeSubaccounts);
  const { from, to, q, limit, cursor, actor, action, targetKind, targetId } = query;
  const { rows, nextCursor } = await findAuditEntries({
    accountIds,
    withPrimaryOnly: can(caller, 'pii:read'),
    actor,
    action,
    targetKind,
    targetId,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    text: q?.trim() || undefined,
    cursor,
    limit,
  });
  const own = new Set([...accountIds, caller.home.id]);
  return { items: rows.map((row) => present(row, own.has(row.homeAccountId))), nextCursor };
}

/** One entry; 404 for a stranger's and for one that the caller must not know of. */
export async function getAuditEntry(caller: Caller, id: string): Promise<AuditEntry> {
  requireAccess(caller, 'audit:read');
  const known = /^\d{1,19}$/.test(id) && BigInt(id) <= 0x7fffffffffffffffn;
  const accountIds = await idScope(caller);
  const row = known ? await findAuditEntry(BigInt(id), { accountIds, withPrimaryOnly: can(caller, 'pii:read') }) : null;
  if (!row) throw notFound('Audit log entry');
  return present(row, [...accountIds, caller.home.id].includes(row.homeAccountId));
}

function present(row: AuditRow, isOwn: boolean): AuditEntry {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    account: { id: row.accountId, name: row.accountName },
    actor: {
      kind: row.actorKind,
      id: row.actorId,
      name: row.actorName,
      detail: isOwn ? row.actorDetail : null,
      account: { id: row.homeAccountId, name: row.homeAccountName },
    },
    region: row.region,
    action: row.action,
    target: { kind: row.targetKind, id: row.targetId, name: row.targetName },
    before: row.before && { ...row.before },
    after: row.after && { ...row.after },
    address: isOwn ? row.address : null,
  };
}
