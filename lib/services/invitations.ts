import { createHash, randomBytes } from 'node:crypto';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import type { Page, PageQuery } from '@/lib/schemas/page';
import type { UserRole } from '@/lib/schemas/roles';
import { INVITATION_DAYS, type Invitation, invitationSchema } from '@/lib/schemas/users';
import { newObjectId } from '@/lib/storage/ids';
import {
  deleteInvitation,
  type InvitationRow,
  listInvitationsAfter,
  replaceInvitation,
} from '@/lib/storage/invitations';
import { decodeTimeCursor, encodeTimeCursor } from '@/lib/storage/time-cursor';
import { findUserByEmail } from '@/lib/storage/users';
import { actorOf } from './actor';
import { recordAudit } from './record-audit';

const DAY_MS = 86_400_000;
const TOKEN_BYTES = 32;

/** SHA-256: the tokens are random, so a slow hash would protect nothing. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function present(row: InvitationRow): Invitation {
  const [createdAt, expiresAt] = [row.createdAt.toISOString(), row.expiresAt.toISOString()];
  return invitationSchema.parse({ ...row, createdAt, expiresAt });
}

/**
 * Invites somebody into the account acted upon: a link that works once and for seven days, in place of any earlier one for
 * that address. Its token is answered here and never again. Throws `conflict` for who is in the account already. That an
 * address signs in to somebody else's account is not told.
 */
export async function createInvitation(
  caller: Caller,
  input: { email: string; role: UserRole },
): Promise<{ invitation: Invitation; token: string }> {
  requireAccess(caller, 'users:manage');
  const email = input.email.trim().toLowerCase();
  const known = await findUserByEmail(email);
  if (known?.account.id === caller.account.id) {
    throw new AppError('conflict', `${email} is in this account already.`, { email: 'Is in this account already.' });
  }
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const createdAt = new Date();
  const row: InvitationRow = {
    id: newObjectId(),
    email,
    role: input.role,
    invitedBy: await actorOf(caller),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + INVITATION_DAYS * DAY_MS),
  };
  await replaceInvitation(caller.account.id, row, hashToken(token));
  const { id, role } = row;
  await recordAudit(caller, {
    action: 'user.invite',
    target: { kind: 'user', id, name: email },
    after: { email, role },
  });
  return { invitation: present(row), token };
}

/** Invitations of the account acted upon that were neither used nor withdrawn, newest first. Admins only. */
export async function listInvitations(caller: Caller, { limit, cursor }: PageQuery): Promise<Page<Invitation>> {
  requireAccess(caller, 'users:manage');
  const after = cursor === undefined ? null : decodeTimeCursor(cursor);
  const rows = await listInvitationsAfter(caller.account.id, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeTimeCursor({ at: last.createdAt, id: last.id }) : null;
  return { items: shown.map(present), nextCursor };
}

/** Withdraws an invitation: its link leads nowhere from then on. Throws `not_found`. */
export async function revokeInvitation(caller: Caller, id: string): Promise<void> {
  requireAccess(caller, 'users:manage');
  const withdrawn = await deleteInvitation(caller.account.id, id);
  if (!withdrawn) throw notFound('Invitation');
  const { email, role } = withdrawn;
  const target = { kind: 'user' as const, id, name: email };
  await recordAudit(caller, { action: 'user.withdraw', target, before: { email, role } });
}
