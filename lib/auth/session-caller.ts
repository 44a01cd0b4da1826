import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/config/env';
import type { Caller } from '@/lib/core/access';
import { findSubaccountIdentity } from '@/lib/storage/accounts';
import { findUserById, type UserIdentity } from '@/lib/storage/users';
import { REGION_COOKIE, regionOfCookie } from './region';
import { ACCOUNT_COOKIE, sessionCookieName } from './session-cookie';

/** What a session's token holds. Everything else about the person is read from the database each time. */
const tokenSchema = z.object({ userId: z.string(), sessionEpoch: z.number().int() });

async function userOfToken(token: string): Promise<UserIdentity | null> {
  // An expired, foreign or broken token throws, and means no more than that nobody is signed in.
  const payload = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  const parsed = tokenSchema.safeParse(payload);
  if (!parsed.success) return null;
  const user = await findUserById(parsed.data.userId);
  if (!user?.accountOpen || user.sessionEpoch !== parsed.data.sessionEpoch) return null;
  return user;
}

/** A signed-in person: the caller, and how to address them. */
export interface SessionCaller {
  caller: Caller;
  user: { id: string; email: string; name: string };
}

/**
 * The person behind these cookies; null when nobody is signed in, or when they were signed out everywhere or
 * their account is not open. An account cookie that names neither the home account nor one of its
 * subaccounts is ignored.
 */
export async function callerFromCookies(cookies: {
  get(name: string): string | undefined;
}): Promise<SessionCaller | null> {
  const token = cookies.get(sessionCookieName());
  if (!token) return null;
  const user = await userOfToken(token);
  if (!user) return null;

  const home = user.account;
  const wanted = cookies.get(ACCOUNT_COOKIE);
  const steppedInto =
    wanted !== undefined && wanted !== home.id && home.parentId === null
      ? await findSubaccountIdentity(home.id, wanted)
      : null;
  return {
    caller: {
      via: 'session',
      actorId: user.id,
      role: user.role,
      home,
      account: steppedInto ?? home,
      region: regionOfCookie(cookies.get(REGION_COOKIE)),
    },
    user: { id: user.id, email: user.email, name: user.name },
  };
}
