import { type Caller, can, requireAccess } from '@/lib/core/access';
import type { AuditEntry, AuditQuery } from '@/lib/schemas/audit-log';
import type { Page } from '@/lib/schemas/page';
import { type AuditRow, findAuditEntries } from '@/lib/storage/audit-log';
import { logScope } from './log-scope';

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
