import type { UserRole } from '@/lib/schemas/roles';

export interface Member {
  id: string;
  role: UserRole;
}

export interface MemberChange {
  targetId: string;
  /** Who asks: a user's id, or a key's. */
  actorId: string;
  /** What the person is to become; null = removed. */
  role: UserRole | null;
}

/**
 * Why a person of an account must keep the role that they have, in words, or null when nothing is in the way: nobody removes
 * themselves, and an account that has an admin keeps one (otherwise nobody could let anybody in any more).
 */
export function memberChangeRefusal(
  members: readonly Member[],
  { targetId, actorId, role }: MemberChange,
): string | null {
  if (role === null && targetId === actorId) return 'You cannot remove yourself. Another admin can.';
  const isAdmin = members.some((member) => member.id === targetId && member.role === 'admin');
  const hasOther = members.some((member) => member.id !== targetId && member.role === 'admin');
  if (isAdmin && role !== 'admin' && !hasOther) {
    return 'This is the only admin of the account. Make somebody else an admin first.';
  }
  return null;
}
