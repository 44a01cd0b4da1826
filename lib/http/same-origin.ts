import { env } from '@/lib/config/env';
import { AppError } from '@/lib/core/app-error';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function ownHosts(request: Request): string[] {
  const publicUrl = env().PUBLIC_URL;
  return [
    request.headers.get('host') ?? new URL(request.url).host,
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).host]),
  ];
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/**
 * Refuses (`forbidden`) a request that would change something on the strength of a session cookie and that
 * another site made the browser send: by Sec-Fetch-Site, and by Origin (SECURITY 24). Clients other than
 * browsers send neither and are let through.
 */
export function requireSameOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const foreignSite = site !== null && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== null && !ownHosts(request).includes(hostOf(origin) ?? '');
  if (foreignSite || foreignOrigin) throw new AppError('forbidden', 'This request came from another site.');
}
