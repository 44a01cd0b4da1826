import { env } from '@/lib/config/env';
import { SESSION_MAX_DAYS } from '@/lib/storage/sessions';

/** How long a session's token may be good for; whether it is says the session's row. */
export const SESSION_MAX_AGE_S = SESSION_MAX_DAYS * 24 * 60 * 60;

/** The account that a primary's person stepped into; `cookieName` says what the browser knows it by. */
export const ACCOUNT_COOKIE = 'postwire_account';

/** Whether people reach the panel over https: decides `Secure` and the cookies' prefix. */
export function usesSecureCookies(): boolean {
  return env().PUBLIC_URL?.startsWith('https://') ?? false;
}

/** A cookie's name for the browser: `__Host-` binds it to this host, the whole of it, and to https (SECURITY 23). */
export function cookieName(name: string): string {
  return usesSecureCookies() ? `__Host-${name}` : name;
}

export function sessionCookieName(): string {
  return cookieName('postwire_session');
}
