import { sessionToken } from '@/lib/auth/session-token';
import { insertSession } from '@/lib/storage/sessions';

/** Signs a person in, as the login would: a session and the `Cookie` header that names it. */
export async function signInAs(userId: string): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = await insertSession({ userId, userAgent: 'a test', address: null });
  return { sessionId, cookie: `postwire_session=${await sessionToken(sessionId)}` };
}
