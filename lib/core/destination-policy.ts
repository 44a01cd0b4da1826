import ipaddr from 'ipaddr.js';
import { METADATA_ADDRESSES, METADATA_NAMES, PUBLIC_V6, SPECIAL_V4, SPECIAL_V6 } from './address-ranges';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A parsed range of `ALLOW_PRIVATE_DESTINATIONS`. */
export interface Cidr {
  /** As it was written, for people. */
  text: string;
  network: Address;
  prefix: number;
}

export type AddressVerdict = { allowed: true; reason?: undefined } | { allowed: false; reason: string };

/** Only the plain spellings: what `0x7f.1` means is the URL parser's business, not a resolver's answer. */
function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

function within(address: Address, { network, prefix }: Pick<Cidr, 'network' | 'prefix'>): boolean {
  return address.kind() === network.kind() && address.match(network, prefix);
}

/**
 * Reads a list of ranges separated by commas or spaces; a bare address is a range of one.
 * @throws Error that names the first entry that is neither
 */
export function parseCidrs(text: string): Cidr[] {
  return text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [address = '', bits, ...rest] = entry.split('/');
      const network = parseAddress(address);
      const width = network?.kind() === 'ipv4' ? 32 : 128;
      const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
      if (network === null || rest.length > 0 || !(prefix <= width)) {
        throw new Error(`"${entry}" is not an address range such as 10.0.0.0/8 or fd00::/8`);
      }
      return { text: entry, network, prefix };
    });
}

const named = (ranges: readonly (readonly [string, string])[]) =>
  ranges.flatMap(([cidr, kind]) => parseCidrs(cidr).map((range) => ({ ...range, kind })));
const SPECIAL = [...named(SPECIAL_V4), ...named(SPECIAL_V6)];
const [PUBLIC_IPV6] = parseCidrs(PUBLIC_V6);
const METADATA = parseCidrs(METADATA_ADDRESSES.join(' '));

const v4 = (bytes: number[]) => new ipaddr.IPv4(bytes);

/** IPv4 addresses that an IPv6 address may stand for: mapped, compatible, NAT64, 6to4, Teredo (server and client). */
function embeddedV4(address: Address): ipaddr.IPv4[] {
  if (!(address instanceof ipaddr.IPv6)) return [];
  const bytes = address.toByteArray();
  const last = bytes.slice(12);
  switch (address.parts[0]) {
    case 0x2002:
      return [v4(bytes.slice(2, 6))];
    case 0x2001:
      return address.parts[1] === 0 ? [v4(bytes.slice(4, 8)), v4(last.map((byte) => byte ^ 0xff))] : [];
    case 0x64:
      // The local-use prefix is 48 bits long: the address stands around the byte that is always 0 (RFC 6052, 2.2).
      return [v4(last), v4([...bytes.slice(6, 8), ...bytes.slice(9, 11)])];
    default:
      return address.parts.slice(0, 5).every((part) => part === 0) ? [v4(last)] : [];
  }
}

/**
 * Whether something may be sent to an address (PRODUCT 2, Destinations; SECURITY 3 to 7). Public addresses
 * are; private, loopback, link-local and special ones only within `allowed`; cloud metadata never, in
 * whichever IPv6 wrapping. `::ffff:a.b.c.d` is judged as the IPv4 address that it is on the wire. Not an
 * address at all: refused.
 */
export function isAddressAllowed(address: string, allowed: readonly Cidr[]): AddressVerdict {
  const parsed = parseAddress(address.replace(/%.*$/, ''));
  if (parsed === null) return { allowed: false, reason: `${address} is not an IP address.` };
  if ([parsed, ...embeddedV4(parsed)].some((each) => METADATA.some((range) => within(each, range)))) {
    return { allowed: false, reason: `${address} is a link-local or cloud metadata address, which is never allowed.` };
  }
  const actual = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
  if (allowed.some((range) => within(actual, range) || within(parsed, range))) return { allowed: true };
  const kind =
    SPECIAL.find((range) => within(actual, range))?.kind ??
    (actual instanceof ipaddr.IPv6 && PUBLIC_IPV6 && !within(actual, PUBLIC_IPV6) ? 'not a public address' : null);
  if (kind === null) return { allowed: true };
  return { allowed: false, reason: `${address} is ${kind}. ALLOW_PRIVATE_DESTINATIONS does not list its range.` };
}

/**
 * Why a host may not be sent to, for people. Of a name it is not told where it leads: whoever may save a webhook would
 * otherwise ask our resolver about the network inside.
 */
export function reasonAgainst(hostname: string, address: string, reason: string): string {
  return hostname === address ? reason : `${hostname} leads to an address that${reason.slice(address.length)}`;
}

export type ParsedDestination =
  | { ok: true; url: URL; hostname: string; literal: string | null }
  | { ok: false; reason: string };

/** Longest URL that is stored. */
export const MAX_URL_LENGTH = 2_048;
const LABEL = /^[^\s.]{1,63}$/;

/**
 * Reads a destination URL as it was typed (SECURITY 1 and 3). `hostname` has no brackets and no trailing
 * dot; `literal` is the address when the host is one, in whatever spelling (`0x7f.1`, `2130706433`,
 * `[::ffff:127.0.0.1]`): a literal never meets a resolver, so it must be judged by `isAddressAllowed`
 * on its own. Credentials are allowed; they must decode, since they are sent as Basic auth.
 * Refusals carry a sentence for people.
 */
export function parseDestination(text: string): ParsedDestination {
  const refuse = (reason: string): ParsedDestination => ({ ok: false, reason });
  if (text.length > MAX_URL_LENGTH) return refuse('A URL has at most 2,048 characters.');
  // The URL parser drops or rewrites these silently; what is stored and shown must be what is sent.
  if (/[\s\\\p{Cc}]/u.test(text)) return refuse('A URL must not contain spaces, backslashes or control characters.');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return refuse('A URL must begin with http:// or https://.');
  if (!/^https?:\/\/[^/?#]/i.test(text) || !URL.canParse(text)) return refuse('This is not a valid URL.');
  const url = new URL(text);
  if (url.port === '0') return refuse('A port must be between 1 and 65535.');
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    return refuse('The user name or password in the URL is not percent-encoded correctly.');
  }
  const hostname = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const literal = parseAddress(hostname) === null ? null : hostname;
  if (literal !== null) return { ok: true, url, hostname, literal };
  if (hostname.length > 253 || !hostname.split('.').every((label) => LABEL.test(label))) {
    return refuse('The host name in the URL is not valid.');
  }
  if (METADATA_NAMES.includes(hostname)) return refuse('Cloud metadata services are never allowed.');
  return { ok: true, url, hostname, literal };
}

/**
 * A URL as people may see it (PRODUCT 2): the password is masked and the user name stays; a user name
 * without a password is itself a secret (a token) and masked. Otherwise the string is left as it is.
 */
export function maskUrl(url: string): { display: string; hasCredentials: boolean } {
  const match = /^(\s*[a-z][a-z0-9+.-]*:[/\\]*)([^/?#\\]*)@/i.exec(url);
  const [whole = '', scheme = '', userinfo = ''] = match ?? [];
  if (userinfo === '' || userinfo === ':') return { display: url, hasCredentials: false };
  const colon = userinfo.indexOf(':');
  const shown = colon === -1 ? '***' : `${userinfo.slice(0, colon)}:***`;
  return { display: `${scheme}${shown}@${url.slice(whole.length)}`, hasCredentials: true };
}
