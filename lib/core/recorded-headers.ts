/** What carries a secret of who sent it, and nothing that a bin is for. A browser would send the panel's own session. */
const WITHHELD = ['cookie', 'cookie2'];
const CREDENTIALS = ['authorization', 'proxy-authorization', 'x-api-key'];

function shown(name: string, value: string): string {
  const lower = name.toLowerCase();
  if (WITHHELD.includes(lower)) return '***';
  if (!CREDENTIALS.includes(lower)) return value;
  const scheme = /^(\S+)\s+\S/.exec(value)?.[1];
  return scheme === undefined ? '***' : `${scheme} ***`;
}

/**
 * Headers as a bin keeps them, in the order sent: cookies and credentials are masked before anything is stored, so that who may
 * look at a bin learns no password of a webhook's URL and nobody's session. `raw` is name, value, name, value.
 */
export function recordedHeaders(raw: readonly string[]): [name: string, value: string][] {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    headers.push([name, shown(name, raw[at + 1] ?? '')]);
  }
  return headers;
}
