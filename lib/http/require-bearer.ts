import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@/lib/core/app-error';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Throws `unauthenticated` unless the request carries the secret as a bearer token; compared by digest, in constant time (SECURITY 18). */
export function requireBearer(request: Request, secret: string, settingName: string): void {
  const given = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (timingSafeEqual(digest(given), digest(secret))) return;
  throw new AppError('unauthenticated', `Send the header Authorization: Bearer <${settingName}>.`);
}
