import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/config/env';
import { SESSION_MAX_AGE_S } from './session-cookie';

/** What a session's token holds: the name of its row. Everything else is read from the database each time. */
const tokenSchema = z.object({ sessionId: z.string().regex(/^[0-9a-f]{24}$/) });
export type SessionToken = z.infer<typeof tokenSchema>;

/** The session that a cookie's value names; null for an expired, foreign or broken one. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const payload = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return sessionIdOfPayload(payload);
}

/** The same of a token that next-auth has opened already. */
export function sessionIdOfPayload(payload: unknown): string | null {
  return tokenSchema.safeParse(payload).data?.sessionId ?? null;
}

/** A cookie's value that names a session: signed and encrypted, as next-auth makes it. */
export function sessionToken(sessionId: string, secret = env().NEXTAUTH_SECRET): Promise<string> {
  return encode({ token: { sessionId }, secret, maxAge: SESSION_MAX_AGE_S });
}
