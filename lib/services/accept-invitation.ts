import { hashPassword } from '@/lib/auth/passwords';
import type { Caller } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { passwordProblem } from '@/lib/core/password-rule';
import { DEFAULT_REGION } from '@/lib/schemas/regions';
import type { UserRole } from '@/lib/schemas/roles';
import type { AcceptInvitationInput } from '@/lib/schemas/users';
import { newObjectId } from '@/lib/storage/ids';
import { acceptInvitation as acceptRow, findOpenInvitation } from '@/lib/storage/invitations';
import { hashToken } from './invitations';
import { recordAudit } from './record-audit';

/** What the holder of a link is shown before they join. */
export interface InvitationOffer {
  accountName: string;
  email: string;
  role: UserRole;
  /** Null when a key, or Postwire itself, invited. */
  invitedBy: string | null;
}

/** What a link's token offers; null alike for one that is unknown, used, withdrawn or expired. */
export async function findInvitationOffer(token: string): Promise<InvitationOffer | null> {
  const found = await findOpenInvitation(hashToken(token));
  if (!found) return null;
  const { account, email, role, invitedBy } = found;
  return { accountName: account.name, email, role, invitedBy: invitedBy?.kind === 'user' ? invitedBy.name : null };
}

function gone(): AppError {
  return new AppError('not_found', 'This invitation cannot be used (any more). Ask for a new one.');
}

/**
 * Joins the account that a token invites to, once: answers the address to sign in with. Throws `not_found` alike for a token
 * that is unknown, used, withdrawn or expired, and also when its address signs in to another account, which whoever
 * invited must not learn by trying the link; `invalid_request` for a password that is against the rule.
 */
export async function joinAccount({ token, name, password }: AcceptInvitationInput): Promise<{ email: string }> {
  const tokenHash = hashToken(token);
  const found = await findOpenInvitation(tokenHash);
  if (!found) throw gone();
  const { account, email, role } = found;
  const problem = passwordProblem(password, { email });
  if (problem) throw new AppError('invalid_request', problem, { password: problem });
  const passwordHash = await hashPassword(password);
  const user = { id: newObjectId(), accountId: account.id, email, name, role, passwordHash };
  const came = await acceptRow(tokenHash, user);
  if (came === 'used' || came === 'taken') throw gone();
  const who: Caller = { via: 'session', actorId: user.id, role, home: account, account, region: DEFAULT_REGION };
  await recordAudit(who, { action: 'user.join', target: { kind: 'user', id: user.id, name }, after: { email, role } });
  return { email };
}
