/** What the policy of a page depends on. */
export interface PageSecurity {
  /** Fresh for each answer; the only scripts that run are those that carry it, and what they load. */
  nonce: string;
  /** `npm run dev`: React's tools evaluate code, and changed modules arrive over a socket. */
  development: boolean;
}

/** Request header in which the web process hands a page its nonce; what clients send under this name is dropped. */
export const NONCE_HEADER = 'x-nonce';

/** Paths that answer data: both APIs, with or without a region's prefix, bins, the demo's receiver, health and metrics. */
const DATA = /^(?:\/(?:us|eu))?\/(?:api|v\d+|bin|demo|healthz|readyz|metrics)(?:\/|$)/i;
const ASSET = /^\/(?:_next\/static\/|favicon\.svg$|logo\.svg$)/;

/** Data is nothing that a browser should run, frame or guess the type of, also when somebody opens it as a page. */
const DATA_HEADERS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  [
    'content-security-policy',
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
  ],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
];

const ASSET_HEADERS: readonly (readonly [string, string])[] = [['x-content-type-options', 'nosniff']];

const PAGE_HEADERS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)'],
];

/**
 * The Content Security Policy of a page. Scripts run by nonce alone. Styles may stand inline: charts and menus place
 * themselves by style attributes, and without a way out (no foreign image, font or connection) a style tells nobody anything.
 */
export function pagePolicy({ nonce, development }: PageSecurity): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What a path answers: a page, data, or a file of the build. Decides which headers protect it. */
export function surfaceOf(url: string): 'page' | 'data' | 'asset' {
  const path = url.split('?', 1)[0] ?? '/';
  if (DATA.test(path)) return 'data';
  return ASSET.test(path) ? 'asset' : 'page';
}

/** The headers that keep an answer from being abused in a browser (SECURITY 12). A page's policy comes with its nonce. */
export function securityHeaders(surface: 'page' | 'data' | 'asset'): readonly (readonly [string, string])[] {
  return { page: PAGE_HEADERS, data: DATA_HEADERS, asset: ASSET_HEADERS }[surface];
}
