import { hashPassword } from '@/lib/auth/passwords';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { passwordProblem } from '@/lib/core/password-rule';
import type { UserRole } from '@/lib/schemas/roles';
import { newObjectId } from '@/lib/storage/ids';
import { findUserByEmail, insertUser } from '@/lib/storage/users';

/** A person of the account acted upon. Throws `conflict` when somebody signs in with that address already. */
export async function createUser(
  caller: Caller,
  input: { email: string; name: string; role: UserRole; password: string },
): Promise<{ id: string; email: string }> {
  requireAccess(caller, 'users:manage');
  const email = input.email.trim().toLowerCase();
  const problem = passwordProblem(input.password, { email });
  if (problem) throw new AppError('invalid_request', problem, { password: problem });
  if (await findUserByEmail(email)) {
    throw new AppError('conflict', 'Somebody has this email address already.', { email: 'It is taken.' });
  }
  const id = newObjectId();
  const passwordHash = await hashPassword(input.password);
  const { name, role } = input;
  await insertUser({ id, accountId: caller.account.id, email, name, role, passwordHash });
  return { id, email };
}
