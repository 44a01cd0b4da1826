const BASE = 'http://own.invalid';

/**
 * Where to go after signing in: `wanted` when it is a path of this site, else the start page. Keeps a
 * crafted link from sending people elsewhere (`//evil.example`, `/\evil.example`, `https:…`).
 */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  const url = URL.canParse(wanted, BASE) ? new URL(wanted, BASE) : null;
  if (url?.origin !== BASE) return '/';
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash;
}
