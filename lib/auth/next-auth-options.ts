import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { signInSchema } from '@/lib/schemas/account';
import { findUserByEmail, noteSignIn } from '@/lib/storage/users';
import { verifyPassword } from './passwords';
import { SESSION_MAX_AGE_S, sessionCookieName, usesSecureCookies } from './session-cookie';
import { SignInThrottle } from './sign-in-throttle';

const throttle = new SignInThrottle();

/** The person who signs in with these, or null: why it failed is not told (SECURITY 22). */
async function authorize(credentials: unknown) {
  const input = signInSchema.safeParse(credentials);
  if (!input.success) return null;
  const email = input.data.email.toLowerCase();
  if (throttle.isBlocked(email)) return null;
  const user = await findUserByEmail(email);
  const matches = await verifyPassword(input.data.password, user?.passwordHash ?? null);
  if (!user || !matches) {
    throttle.fail(email);
    log.info({ userId: user?.id }, 'sign_in.refused');
    return null;
  }
  throttle.succeed(email);
  if (!user.accountOpen) return null;
  await noteSignIn(user.id, new Date());
  return { id: user.id, email: user.email, name: user.name, sessionEpoch: user.sessionEpoch };
}

/**
 * next-auth's settings: credentials, and a signed and encrypted token that says who and in which session epoch.
 * Roles and accounts are not in it, so that a change holds at once.
 */
export function nextAuthOptions(): NextAuthOptions {
  const secure = usesSecureCookies();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    pages: { signIn: '/login', error: '/login' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize,
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        // `user` is there at sign-in only.
        if (!user) return token;
        return { userId: user.id, sessionEpoch: 'sessionEpoch' in user ? user.sessionEpoch : 0 };
      },
      session({ session }) {
        // The panel asks /api/me; this answers no more than whether there is a session.
        return { expires: session.expires };
      },
    },
  };
}
