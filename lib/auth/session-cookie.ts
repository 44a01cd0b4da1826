import { env } from '@/lib/config/env';
import { SESSION_MAX_DAYS } from '@/lib/storage/sessions';

/** How long a session's token may be good for; whether it is says the session's row. */
export const SESSION_MAX_AGE_S = SESSION_MAX_DAYS * 24 * 60 * 60;

/** The account that a primary's person stepped into. */
export const ACCOUNT_COOKIE = 'postwire_account';

/** Whether people reach the panel over https: decides `Secure` and the cookie's prefix. */
export function usesSecureCookies(): boolean {
  return env().PUBLIC_URL?.startsWith('https://') ?? false;
}

/** `__Host-` binds the cookie to this host and to https (SECURITY 23). */
export function sessionCookieName(): string {
  return usesSecureCookies() ? '__Host-postwire_session' : 'postwire_session';
}
