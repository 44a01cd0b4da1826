import { log } from '@/lib/config/log';
import type { Caller } from '@/lib/core/access';
import { type AuditChange, splitByAudience } from '@/lib/core/audit-facts';
import type { AuditAction, AuditTargetKind } from '@/lib/schemas/audit-actions';
import { findAuditActor } from '@/lib/storage/audit-actors';
import { insertAuditEntry } from '@/lib/storage/audit-log';
import { SYSTEM } from './system-caller';

export interface AuditRecord extends AuditChange {
  action: AuditAction;
  /** `accountId`: whose it is, where that is not the account acted upon (a primary's change of a subaccount's webhook). */
  target: { kind: AuditTargetKind; id: string; name: string; accountId?: string };
}

const KEY_WITHOUT_NAME = 'API key';

/**
 * Notes in the audit log who did what to what (SECURITY 29); a service calls it once its change is committed. `before` and `after`
 * hold only what changed, with secrets masked: URLs as they are shown, keys by their first characters, never a password. What is told
 * of the setting that subaccounts must not know of becomes an entry that they never read. Never throws: the
 * change has happened, and an answer that says otherwise would be repeated. What Postwire does of its own accord is not noted.
 */
export async function recordAudit(caller: Caller, { action, target, ...change }: AuditRecord): Promise<void> {
  if (caller.actorId === SYSTEM) return;
  try {
    const actor = await findAuditActor(caller.via, caller.actorId);
    for (const part of splitByAudience(change)) {
      await insertAuditEntry({
        accountId: target.accountId ?? caller.account.id,
        homeAccountId: caller.home.id,
        actorKind: caller.via === 'session' ? 'person' : 'key',
        actorId: caller.actorId,
        actorName: actor?.name || (caller.via === 'key' ? KEY_WITHOUT_NAME : caller.actorId),
        actorDetail: actor?.detail ?? null,
        region: caller.region,
        action,
        targetKind: target.kind,
        targetId: target.id,
        targetName: target.name,
        address: caller.address ?? null,
        ...part,
      });
    }
  } catch (error) {
    log.error(
      { action, targetId: target.id, actorId: caller.actorId, error: (error as Error).message },
      'audit.write_failed',
    );
  }
}
