import { domainToASCII, domainToUnicode } from 'node:url';
import ipaddr from 'ipaddr.js';

/** What stands where personal data stood (MAILGUN 4). */
export const PLACEHOLDER = '[REDACTED]';

const ADDRESS = /[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+/gu;
/** Longest text that can be an address (RFC 5321: 64 + 1 + 255). */
const MAX_ADDRESS_LENGTH = 320;

/**
 * The email addresses in a text such as `Ada <ada@x.example>, bob@x.example`, and the text itself when
 * it is one. Nothing without an `@`: a lone word would be found in every sentence.
 */
export function emailAddressesIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const found = (text.match(ADDRESS) ?? []).map((address) => address.replace(/^['`]+|['`.]+$/g, ''));
  const whole = text.trim();
  const all = whole.length <= MAX_ADDRESS_LENGTH && /^[^,<>]+$/.test(whole) ? [whole, ...found] : found;
  return all.flatMap((address) => [address, ...otherSpelling(address)]);
}

/** The same mailbox with its domain in ASCII (`xn--...`, as mail servers answer) or in its own letters. */
function otherSpelling(address: string): string[] {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  if (/^[\x20-\x7e]*$/.test(domain) && !/xn--/i.test(domain)) return [];
  const ascii = domainToASCII(domain);
  return [ascii, domainToUnicode(ascii)]
    .filter((spelling) => spelling !== '' && spelling !== domain.toLowerCase())
    .map((spelling) => address.slice(0, at) + spelling);
}

/** The text when it is an IP address in a plain spelling. */
export function ipAddressIn(text: string): string[] {
  const trimmed = text.trim();
  // The library's answer to what is no address is slow: it throws within.
  if (!/^[0-9a-f.:]+$/i.test(trimmed)) return [];
  return ipaddr.IPv4.isValidFourPartDecimal(trimmed) || ipaddr.IPv6.isValid(trimmed) ? [trimmed] : [];
}

/**
 * Whether a text, in lower case, could hold the address in any spelling: its letters and digits are never
 * encoded, so all of them must be there. Lets the common case do without a pattern, and keeps a long list
 * of recipients from making a long one.
 */
export function mayContain(lowerCaseText: string, address: string): boolean {
  return (address.toLowerCase().match(/[a-z0-9]+/g) ?? []).every((run) => lowerCaseText.includes(run));
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => `%(?:25)*${byte.toString(16).padStart(2, '0')}`).join('');
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One character as it is, or percent-encoded (also more than once, as in a URL within a URL). */
function character(char: string): string {
  if (/[a-z0-9]/i.test(char)) return char;
  const encoded = `${literally(char)}|${hex(new TextEncoder().encode(char))}`;
  return char === '@' ? `(?:${encoded}|&#(?:64|x40);|\\\\u0040)` : `(?:${encoded})`;
}
const spelled = (text: string) => Array.from(text, character).join('');

/** An escape right before an address ends what precedes it, though it ends in a letter or digit: `%3D`, `\n`, `\u003c`. */
const AFTER_ESCAPE =
  '(?<=%(?:25)*(?!2[bde]|5f|3[0-9]|[46][1-9a-f]|[57][0-9a])[0-9a-f]{2}|\\\\(?:[nrtbf]|u[0-9a-f]{4}))';
/** Letters and digits that go on an address. Other scripts do not: Chinese and Thai put no space before one. */
const WORD = '[\\p{Script=Latin}0-9]';
/** `xa@b.co` is not `a@b.co`, nor is `x.a@b.co`. */
const EMAIL_START = `(?:(?<!${WORD}[._+-]?)|${AFTER_ESCAPE})`;
/** `a@b.com` is not `a@b.co`, nor are `a@b.co.uk` and `a@b.co-op.example`. */
const EMAIL_END = `(?![.-]?${WORD})`;

/** An address in the sender of a bounce, `bounce+17-ada=x.example@mg.example.com`, where `=` stands for `@`. */
function inReturnPath(address: string): string {
  const at = address.lastIndexOf('@');
  return `${spelled(address.slice(0, at))}(?:=|%(?:25)*3d)${spelled(address.slice(at + 1))}`;
}

const alternatives = (texts: Iterable<string>, spell: (text: string) => string) =>
  [...new Set(texts)]
    .sort((a, b) => b.length - a.length)
    .map(spell)
    .join('|');

/**
 * A function that replaces every occurrence of these addresses in a text: whatever the case, plain or
 * percent-encoded, but not where the address is only a part of another one.
 */
export function personalTextEraser(emails: readonly string[], ips: readonly string[]): (text: string) => string {
  const isV4 = (ip: string) => !ip.includes(':');
  const v4 = ips.filter(isV4);
  const v6 = ips.filter((ip) => !isV4(ip));
  const patterns: string[] = [];
  if (emails.length > 0) {
    patterns.push(`${EMAIL_START}(?:${alternatives(emails, spelled)})${EMAIL_END}`);
    patterns.push(`(?:(?<!${WORD})|${AFTER_ESCAPE})(?:${alternatives(emails, inReturnPath)})${EMAIL_END}`);
  }
  if (v4.length > 0) {
    patterns.push(`(?:(?<![0-9]|[0-9]\\.)|${AFTER_ESCAPE})(?:${alternatives(v4, spelled)})(?!\\.?[0-9])`);
  }
  if (v6.length > 0) {
    patterns.push(`(?:(?<![0-9a-f:])|${AFTER_ESCAPE})(?:${alternatives(v6, spelled)})(?![0-9a-f:])`);
  }
  if (patterns.length === 0) return (text) => text;
  const personal = new RegExp(patterns.join('|'), 'giu');
  // Most strings of a payload are words and numbers: what has none of these marks has no address either.
  const mark = ips.length > 0 ? /[@%=&\\.:]/ : /[@%=&\\]/;
  return (text) => (mark.test(text) ? text.replace(personal, PLACEHOLDER) : text);
}
