import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import type { Caller } from '@/lib/core/access';
import { signInSchema } from '@/lib/schemas/account';
import { DEFAULT_REGION } from '@/lib/schemas/regions';
import { SIGN_IN_BROKE, signInThrottled } from '@/lib/schemas/sign-in';
import { deleteSessionById, insertSession } from '@/lib/storage/sessions';
import { findUserByEmail, noteSignIn } from '@/lib/storage/users';
import { clientAddress } from './client-address';
import { parseCookies } from './cookies';
import { passwordsBusy, verifyPassword } from './passwords';
import { cookieName, SESSION_MAX_AGE_S, sessionCookieName, usesSecureCookies } from './session-cookie';
import { sessionIdOf, sessionIdOfPayload } from './session-token';
import { signInThrottle } from './sign-in-throttle';

/** The headers of a sign-in, as next-auth hands them over: by lower-case name. */
type HeaderTable = Readonly<Record<string, unknown>> | undefined;
function headersOf(table: HeaderTable) {
  return { get: (name: string) => (typeof table?.[name] === 'string' ? (table[name] as string) : null) };
}

/** Too many tries have failed. Told to whoever tries, whether or not there is such a person. */
class ThrottledError extends Error {
  constructor(waitS: number) {
    super(signInThrottled(waitS));
  }
}

/**
 * The person who signs in with these, or null: why it failed is not told (SECURITY 22). Throws ThrottledError where it was not
 * even looked at.
 */
async function personOf(credentials: unknown, address: string | undefined) {
  const input = signInSchema.safeParse(credentials);
  if (!input.success) return null;
  // Before it is counted: it is not the fault of who tries.
  if (passwordsBusy()) throw new ThrottledError(1);
  const email = input.data.email.toLowerCase();
  const throttle = signInThrottle(email, address ?? '');
  // Whoever is let through is counted as failed at once: many tries at the same moment are many tries.
  if (!(await throttle.take())) {
    log.info('sign_in.throttled');
    throw new ThrottledError(await throttle.waitS());
  }
  const user = await findUserByEmail(email);
  const matches = await verifyPassword(input.data.password, user?.passwordHash ?? null);
  if (!user || !matches) {
    await throttle.fail();
    log.info({ userId: user?.id }, 'sign_in.refused');
    return null;
  }
  await throttle.succeed();
  return user.accountOpen ? user : null;
}

/**
 * Signs a person in: a session of its own each time, whatever the browser came with, and the one that it came with ends
 * (SECURITY 23).
 */
async function signIn(credentials: unknown, table: HeaderTable, onSignIn: (caller: Caller) => Promise<void>) {
  const headers = headersOf(table);
  const address = clientAddress(headers);
  const user = await personOf(credentials, address);
  if (!user) return null;
  const before = await sessionIdOf(parseCookies(headers.get('cookie')).get(sessionCookieName()));
  if (before !== null) await deleteSessionById(before);
  const userAgent = headers.get('user-agent') ?? '';
  const sessionId = await insertSession({ userId: user.id, userAgent, address: address ?? null });
  await noteSignIn(user.id, new Date());
  const { role, account } = user;
  const who = { via: 'session' as const, actorId: user.id, sessionId, role, home: account, account };
  await onSignIn({ ...who, region: DEFAULT_REGION, ...(address === undefined ? {} : { address }) });
  return { id: user.id, sessionId };
}

/**
 * The same; what breaks is logged, and the browser hears no more than that it did: next-auth puts an error's message into the
 * address that it answers.
 */
async function trySignIn(...of: Parameters<typeof signIn>) {
  try {
    return await signIn(...of);
  } catch (error) {
    if (error instanceof ThrottledError) throw error;
    log.error({ err: error }, 'sign_in.failed');
    throw new Error(SIGN_IN_BROKE);
  }
}

/** next-auth's own words go to our log, not to the console with everything that hangs on an error. */
const logger: NonNullable<NextAuthOptions['logger']> = {
  error(code, metadata) {
    log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'auth.failed');
  },
  warn: (code) => log.warn({ code }, 'auth.warning'),
  debug: (code) => log.debug({ code }, 'auth.debug'),
};

/**
 * next-auth's settings: credentials, and a signed and encrypted token that names a session's row. Who that is, their role and
 * account are not in it, so that every change holds at once. `onSignIn` is told of each new session.
 */
export function nextAuthOptions(onSignIn: (caller: Caller) => Promise<void>): NextAuthOptions {
  const secure = usesSecureCookies();
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return {
    secret: env().NEXTAUTH_SECRET,
    logger,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: sessionCookieName(), options },
      callbackUrl: { name: cookieName('postwire_callback'), options },
      csrfToken: { name: cookieName('postwire_csrf'), options },
    },
    pages: { signIn: '/login', error: '/login' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials, { headers }) => trySignIn(credentials, headers, onSignIn),
      }),
    ],
    callbacks: {
      // To a path of this site or to its start, never elsewhere.
      redirect({ url, baseUrl }) {
        const wanted = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
        return wanted?.origin === new URL(baseUrl).origin ? wanted.href : baseUrl;
      },
      jwt({ token, user }) {
        // `user` is there at sign-in only.
        if (!user) return token;
        return { sessionId: 'sessionId' in user ? user.sessionId : '' };
      },
      session({ session }) {
        // The panel asks /api/me; this answers no more than whether there is a session.
        return { expires: session.expires };
      },
    },
    events: {
      async signOut({ token }) {
        const id = sessionIdOfPayload(token);
        if (id !== null) await deleteSessionById(id);
      },
    },
  };
}
