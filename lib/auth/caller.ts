import type { Caller } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { Settings } from '@/lib/storage/settings';
import { clientAddress } from './client-address';
import { parseCookies } from './cookies';
import { callerFromKey } from './key-caller';
import { callerFromCookies } from './session-caller';

/**
 * Who makes this request to `/api`: by API key where an Authorization header is sent, else by the panel's
 * session. With `settings`, a key is looked up
 * under them. Throws `unauthenticated` or, as `callerFromKey` says, `forbidden` and `not_found`.
 */
export async function callerFromRequest(request: Request, settings?: Settings): Promise<Caller> {
  if (request.headers.has('authorization')) return callerFromKey(request, settings);
  const cookies = parseCookies(request.headers.get('cookie'));
  const session = await callerFromCookies(cookies, clientAddress(request.headers));
  if (!session) throw new AppError('unauthenticated', 'Sign in, or send an API key.');
  return session.caller;
}
