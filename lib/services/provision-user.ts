import { hashPassword } from '@/lib/auth/passwords';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { UserRole } from '@/lib/schemas/roles';
import { newObjectId } from '@/lib/storage/ids';
import { findUserByEmail, insertUser } from '@/lib/storage/users';

const MIN_PASSWORD_LENGTH = 8;

/** A person of the account acted upon. Throws `conflict` when somebody signs in with that address already. */
export async function createUser(
  caller: Caller,
  input: { email: string; name: string; role: UserRole; password: string },
): Promise<{ id: string; email: string }> {
  requireAccess(caller, 'users:manage');
  const email = input.email.trim().toLowerCase();
  if (input.password.length < MIN_PASSWORD_LENGTH) {
    const reason = `A password has at least ${MIN_PASSWORD_LENGTH} characters.`;
    throw new AppError('invalid_request', reason, { password: reason });
  }
  if (await findUserByEmail(email)) {
    throw new AppError('conflict', 'Somebody has this email address already.', { email: 'It is taken.' });
  }
  const id = newObjectId();
  const passwordHash = await hashPassword(input.password);
  const { name, role } = input;
  await insertUser({ id, accountId: caller.account.id, email, name, role, passwordHash });
  return { id, email };
}
