import type { UserRole } from '@/lib/schemas/roles';
import type { AccountIdentity } from './accounts';
import { prisma } from './prisma';

/** A person together with what signing in needs. */
export interface UserIdentity {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  passwordHash: string;
  account: AccountIdentity;
  /** False when the account, or the primary above it, is disabled or closed. */
  accountOpen: boolean;
}

const select = {
  id: true,
  email: true,
  name: true,
  role: true,
  passwordHash: true,
  account: {
    select: { id: true, parentId: true, name: true, status: true, parent: { select: { status: true } } },
  },
} as const;

async function findUser(where: { id: string } | { email: string }): Promise<UserIdentity | null> {
  const user = await prisma().user.findUnique({ where, select });
  if (!user) return null;
  const { status, parent, ...account } = user.account;
  return {
    ...user,
    // The column's check constraint allows these three only.
    role: user.role as UserRole,
    account,
    accountOpen: status === 'open' && (parent === null || parent.status === 'open'),
  };
}

export function findUserById(id: string): Promise<UserIdentity | null> {
  return findUser({ id });
}

/** `email` in any case. */
export function findUserByEmail(email: string): Promise<UserIdentity | null> {
  return findUser({ email: email.toLowerCase() });
}

export async function noteSignIn(id: string, at: Date): Promise<void> {
  await prisma().user.updateMany({ where: { id }, data: { lastSignInAt: at } });
}

export async function renameUser(id: string, name: string): Promise<void> {
  await prisma().user.updateMany({ where: { id }, data: { name } });
}

export interface NewUser {
  id: string;
  accountId: string;
  email: string;
  name: string;
  role: UserRole;
  passwordHash: string;
}

export async function insertUser(user: NewUser): Promise<void> {
  await prisma().user.create({ data: user });
}
