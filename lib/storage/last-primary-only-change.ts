import type { AuditAction } from '@/lib/schemas/audit-actions';
import { pool } from './pool';

export interface LastChange {
  at: Date;
  actorKind: 'person' | 'key';
  actorName: string;
}

/** Who did last, of an account, what subaccounts must not know of; null when nobody has. Reads one row of an index. */
export async function findLastPrimaryOnlyChange(accountId: string, action: AuditAction): Promise<LastChange | null> {
  const { rows } = await pool().query<LastChange>(
    `select at, actor_kind as "actorKind", actor_name as "actorName" from audit_log
     where account_id = $1 and primary_only and action = $2 order by id desc limit 1`,
    [accountId, action],
  );
  return rows[0] ?? null;
}
