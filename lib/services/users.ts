import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { changedFacts } from '@/lib/core/audit-facts';
import { memberChangeRefusal } from '@/lib/core/member-change';
import type { Page, PageQuery } from '@/lib/schemas/page';
import type { UserRole } from '@/lib/schemas/roles';
import { type UpdateUserInput, type User, userSchema } from '@/lib/schemas/users';
import { deleteMember, listMembersAfter, type MemberRow, updateMember } from '@/lib/storage/members';
import { decodeTimeCursor, encodeTimeCursor } from '@/lib/storage/time-cursor';
import { recordAudit } from './record-audit';

function present(row: MemberRow): User {
  const lastSignInAt = row.lastSignInAt?.toISOString() ?? null;
  return userSchema.parse({ ...row, createdAt: row.createdAt.toISOString(), lastSignInAt });
}

const targetOf = ({ id, name }: MemberRow) => ({ kind: 'user' as const, id, name });

/** People of the account acted upon, who came first first. Admins only. */
export async function listUsers(caller: Caller, { limit, cursor }: PageQuery): Promise<Page<User>> {
  requireAccess(caller, 'users:manage');
  const after = cursor === undefined ? null : decodeTimeCursor(cursor);
  const rows = await listMembersAfter(caller.account.id, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeTimeCursor({ at: last.createdAt, id: last.id }) : null;
  return { items: shown.map(present), nextCursor };
}

/** Throws `conflict` where the rule of core/member-change is in the way. */
function requireChange(caller: Caller, targetId: string, roleOf: (member: MemberRow) => UserRole | null) {
  return (members: MemberRow[], member: MemberRow) => {
    const change = { targetId, actorId: caller.actorId, role: roleOf(member) };
    const refusal = memberChangeRefusal(members, change);
    if (refusal !== null) throw new AppError('conflict', refusal, { role: refusal });
  };
}

/**
 * Changes the name or role of a person of the account acted upon. Another role signs them out everywhere, at once. Throws
 * `not_found` for strangers, `conflict` when the account would be left without an admin.
 */
export async function changeUser(caller: Caller, id: string, change: UpdateUserInput): Promise<User> {
  requireAccess(caller, 'users:manage');
  const allow = requireChange(caller, id, (member) => change.role ?? member.role);
  const changed = await updateMember(caller.account.id, id, change, allow);
  if (!changed) throw notFound('User');
  const { before, after } = changed;
  const facts = changedFacts({ name: before.name, role: before.role }, { name: after.name, role: after.role });
  if (facts) await recordAudit(caller, { action: 'user.update', target: targetOf(after), ...facts });
  return present(after);
}

/**
 * Removes a person from the account acted upon: their sessions are over at once; keys that they made go on. Throws
 * `not_found` for strangers, `conflict` for oneself and for the only admin.
 */
export async function removeUser(caller: Caller, id: string): Promise<void> {
  requireAccess(caller, 'users:manage');
  const removed = await deleteMember(
    caller.account.id,
    id,
    requireChange(caller, id, () => null),
  );
  if (!removed) throw notFound('User');
  const { email, role } = removed;
  await recordAudit(caller, { action: 'user.remove', target: targetOf(removed), before: { email, role } });
}
