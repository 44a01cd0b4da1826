import { log } from '@/lib/config/log';
import type { Caller } from '@/lib/core/access';
import { findSession, touchSession } from '@/lib/storage/sessions';
import { REGION_COOKIE, regionOfCookie } from './region';
import { ACCOUNT_COOKIE, cookieName, sessionCookieName } from './session-cookie';
import { sessionIdOf } from './session-token';

/** `last_seen_at` is written at most this often per session. */
const TOUCH_EVERY_MS = 60_000;

/** A signed-in person: the caller, and how to address them. */
export interface SessionCaller {
  caller: Caller;
  user: { id: string; email: string; name: string };
}

function touchRarely(id: string, lastSeenAt: Date, address: string | undefined): void {
  const now = new Date();
  if (now.getTime() - lastSeenAt.getTime() < TOUCH_EVERY_MS) return;
  touchSession(id, now, address ?? null).catch((error: Error) =>
    log.warn({ sessionId: id, error: error.message }, 'session.touch_failed'),
  );
}

/**
 * The person behind these cookies; null when nobody is signed in, when their session was ended or their account
 * is not open. An account cookie that names neither the home account nor one of its subaccounts is ignored.
 */
export async function callerFromCookies(
  cookies: { get(name: string): string | undefined },
  address?: string,
): Promise<SessionCaller | null> {
  const sessionId = await sessionIdOf(cookies.get(sessionCookieName()));
  if (sessionId === null) return null;
  const found = await findSession(sessionId, cookies.get(cookieName(ACCOUNT_COOKIE)) ?? null);
  if (!found?.accountOpen) return null;
  touchRarely(sessionId, found.lastSeenAt, address);

  const { user, home, steppedInto } = found;
  return {
    caller: {
      via: 'session',
      actorId: user.id,
      sessionId,
      role: user.role,
      home,
      account: steppedInto ?? home,
      region: regionOfCookie(cookies.get(cookieName(REGION_COOKIE))),
      ...(address === undefined ? {} : { address }),
    },
    user: { id: user.id, email: user.email, name: user.name },
  };
}
