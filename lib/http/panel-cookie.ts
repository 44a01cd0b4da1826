import { cookieName, usesSecureCookies } from '@/lib/auth/session-cookie';
import { jsonResponse } from './json-response';

const MAX_AGE_S = 365 * 24 * 60 * 60;

/** Answers `body` and keeps a choice of the panel's (account, region) in a cookie that scripts cannot read. */
export function answerWithCookie(name: string, value: string, body: unknown): Response {
  const response = jsonResponse(body);
  const secure = usesSecureCookies() ? '; Secure' : '';
  response.headers.append(
    'set-cookie',
    `${cookieName(name)}=${encodeURIComponent(value)}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Lax${secure}`,
  );
  return response;
}
