import type { PoolClient } from 'pg';
import type { UserRole } from '@/lib/schemas/roles';
import { pool } from './pool';
import type { TimePlace } from './time-cursor';
import { inTransaction } from './transaction';

/** A person as their account's admins see them. */
export interface MemberRow {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  createdAt: Date;
  lastSignInAt: Date | null;
}

const COLUMNS = 'id, email, name, role, created_at as "createdAt", last_sign_in_at as "lastSignInAt"';

/** People of an account, who came first first: those after a place in that order. */
export async function listMembersAfter(
  accountId: string,
  after: TimePlace | null,
  limit: number,
): Promise<MemberRow[]> {
  const found = await pool().query<MemberRow>(
    `select ${COLUMNS} from users
     where account_id = $1 and ($2::timestamptz is null or (created_at, id) > ($2, $3::bpchar))
     order by created_at, id limit $4`,
    [accountId, after?.at ?? null, after?.id ?? null, limit],
  );
  return found.rows;
}

/** Looks at everybody in the account and throws where the change must not be. */
type Allow = (members: MemberRow[], member: MemberRow) => void;

/**
 * Runs `change` on a person of the account while nobody else changes the account's people, once `allow` has not thrown: two
 * admins who demote each other at the same moment come one after the other. Null when there is no such person.
 */
async function changeMember<T>(
  accountId: string,
  id: string,
  allow: Allow,
  change: (tx: PoolClient, before: MemberRow) => Promise<T>,
): Promise<T | null> {
  return inTransaction(async (tx) => {
    await tx.query('select 1 from accounts where id = $1 for no key update', [accountId]);
    const { rows } = await tx.query<MemberRow>(`select ${COLUMNS} from users where account_id = $1`, [accountId]);
    const before = rows.find((member) => member.id === id);
    if (!before) return null;
    allow(rows, before);
    return change(tx, before);
  });
}

/** Gives a person another name or role. With another role their sessions are over (by a trigger): they are renewed with it. */
export function updateMember(
  accountId: string,
  id: string,
  change: { name?: string | undefined; role?: UserRole | undefined },
  allow: Allow,
): Promise<{ before: MemberRow; after: MemberRow } | null> {
  return changeMember(accountId, id, allow, async (tx, before) => {
    const { rows } = await tx.query<MemberRow>(
      `update users set name = coalesce($3, name), role = coalesce($4, role), updated_at = now()
       where account_id = $1 and id = $2 returning ${COLUMNS}`,
      [accountId, id, change.name ?? null, change.role ?? null],
    );
    return { before, after: rows[0] ?? before };
  });
}

/** Removes a person; their sessions are over with it. Answers who it was. */
export function deleteMember(accountId: string, id: string, allow: Allow): Promise<MemberRow | null> {
  return changeMember(accountId, id, allow, async (tx, before) => {
    await tx.query('delete from users where account_id = $1 and id = $2', [accountId, id]);
    return before;
  });
}
