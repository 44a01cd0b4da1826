import { hashPassword, verifyPassword } from '@/lib/auth/passwords';
import { signInThrottle } from '@/lib/auth/sign-in-throttle';
import type { Caller } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { changedFacts } from '@/lib/core/audit-facts';
import { passwordProblem } from '@/lib/core/password-rule';
import type { ChangePasswordInput, Profile, UpdateProfileInput } from '@/lib/schemas/profile';
import { replacePassword } from '@/lib/storage/sessions';
import { findUserById, renameUser, type UserIdentity } from '@/lib/storage/users';
import { recordAudit } from './record-audit';

/** The signed-in person and their session. Throws `forbidden` for a key, which is nobody. */
export function requirePerson(caller: Caller): { userId: string; sessionId: string } {
  const { via, actorId, sessionId } = caller;
  if (via === 'session' && sessionId !== undefined) return { userId: actorId, sessionId };
  throw new AppError('forbidden', 'An API key has no profile. Sign in to the panel.');
}

async function getPerson(caller: Caller): Promise<UserIdentity> {
  const person = await findUserById(requirePerson(caller).userId);
  if (!person) throw notFound('Person');
  return person;
}

const present = ({ id, email, name, role, account }: UserIdentity): Profile => ({ id, email, name, role, account });

/** What a person's own changes are told of: in their own account's log, wherever they have stepped into. */
const atHome = (caller: Caller): Caller => ({ ...caller, account: caller.home });
const targetOf = ({ id, name }: UserIdentity) => ({ kind: 'profile' as const, id, name });

export async function getProfile(caller: Caller): Promise<Profile> {
  return present(await getPerson(caller));
}

/** Changes what the person is called. */
export async function updateProfile(caller: Caller, { name }: UpdateProfileInput): Promise<Profile> {
  const person = await getPerson(caller);
  await renameUser(person.id, name);
  const changed = changedFacts({ name: person.name }, { name });
  const after = { ...person, name };
  if (changed) await recordAudit(atHome(caller), { action: 'profile.update', target: targetOf(after), ...changed });
  return present(after);
}

/**
 * Changes the person's password and ends all their other sessions; answers how many. Throws `invalid_request` for a wrong current
 * password and for a new one that is against the rule, `rate_limited` after too many wrong ones.
 */
export async function changePassword(caller: Caller, input: ChangePasswordInput): Promise<{ ended: number }> {
  const { sessionId } = requirePerson(caller);
  const person = await getPerson(caller);
  // Who holds a stolen session must not find out the password with it.
  const throttle = signInThrottle(`password of ${person.id}`, '');
  if (!(await throttle.take())) {
    throw new AppError('rate_limited', 'The current password was wrong too often. Wait a while, then try again.');
  }
  if (!(await verifyPassword(input.currentPassword, person.passwordHash))) {
    await throttle.fail();
    refuse('currentPassword', 'This is not your current password.');
  }
  await throttle.succeed();
  const problem = passwordProblem(input.newPassword, person);
  if (problem) refuse('newPassword', problem);
  if (input.newPassword === input.currentPassword)
    refuse('newPassword', 'This is your current password. Choose another.');
  const ended = await replacePassword(person.id, await hashPassword(input.newPassword), sessionId);
  const after = { endedSessions: ended };
  await recordAudit(atHome(caller), { action: 'profile.password', target: targetOf(person), after });
  return { ended };
}

function refuse(field: string, reason: string): never {
  throw new AppError('invalid_request', reason, { [field]: reason });
}
