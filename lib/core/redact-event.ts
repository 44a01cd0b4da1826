import { emailAddressesIn, ipAddressIn, mayContain, PLACEHOLDER, personalTextEraser } from './personal-text';
import { setOwn } from './set-own';

type JsonObject = Record<string, unknown>;
type Erase = (text: string) => string;

/** What becomes of a field: masked as personal, kept whatever happens, or looked into with rules of its own. */
type Rule = 'mask' | 'keep' | Rules;
type Rules = ReadonlyMap<string, Rule>;

/** The fields that PRODUCT 2 names. A Map, so that `constructor` and its like in a payload are no rules. */
const RULES: Rules = new Map<string, Rule>([
  ['recipient', 'mask'],
  ['ip', 'mask'],
  ['envelope', new Map<string, Rule>([['targets', 'mask']])],
  [
    'message',
    new Map<string, Rule>([
      [
        'headers',
        new Map<string, Rule>([
          ['to', 'mask'],
          ['message-id', 'keep'],
        ]),
      ],
      ['recipients', 'mask'],
    ]),
  ],
  ['user-variables', 'keep'],
]);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A copy with the same entries in the same order. A key that holds an address is erased too; were two
 * keys to become one by that, the later gets a number, so that no entry is lost.
 */
function mapEntries(object: JsonObject, erase: Erase, map: (value: unknown, key: string) => unknown): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(object)) {
    const erasedKey = erase(key);
    let name = erasedKey;
    for (let n = 2; Object.hasOwn(copy, name); n += 1) name = `${erasedKey} ${n}`;
    const mapped = map(object[key], key);
    setOwn(copy, name, mapped);
  }
  return copy;
}

/** Every entry becomes the placeholder; arrays and objects stay what they are. Null says that there is nothing. */
function mask(value: unknown, erase: Erase, found: string[]): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((entry) => mask(entry, erase, found));
  if (isObject(value)) {
    found.push(...Object.keys(value));
    return mapEntries(value, erase, (entry) => mask(entry, erase, found));
  }
  if (typeof value === 'string') found.push(value);
  return PLACEHOLDER;
}

/** One pass: masks what the rules say, erases in every other string, and notes in `found` what was masked. */
function redact(value: unknown, rule: Rule | undefined, erase: Erase, found: string[]): unknown {
  if (rule === 'keep') return value;
  if (rule === 'mask') return mask(value, erase, found);
  if (typeof value === 'string') return erase(value);
  if (Array.isArray(value)) return value.map((entry) => redact(entry, undefined, erase, found));
  return isObject(value)
    ? mapEntries(value, erase, (entry, key) => redact(entry, rule?.get(key), erase, found))
    : value;
}

interface Masked {
  event: JsonObject;
  text: string;
  /** Erases what else stands somewhere of the masked; null when there is nothing more to look for, as mostly. */
  erase: Erase | null;
}

function maskEvent(eventData: object): Masked {
  const found: string[] = [];
  const event = redact(eventData, RULES, (text) => text, found) as JsonObject;
  const text = JSON.stringify(event);
  const rest = text.toLowerCase();
  const emails = found.flatMap(emailAddressesIn).filter((email) => mayContain(rest, email));
  const ips = found.flatMap(ipAddressIn).filter((ip) => mayContain(rest, ip));
  return { event, text, erase: emails.length + ips.length === 0 ? null : personalTextEraser(emails, ips) };
}

const erased = (event: JsonObject, erase: Erase) => redact(event, RULES, erase, []) as JsonObject;

/**
 * A copy of an `event-data` object without the recipient's personal data (PRODUCT 2, PII redaction):
 * `[REDACTED]` for `recipient`, `ip`, `envelope.targets`, `message.headers.to` and every entry of
 * `message.recipients`, wherever present and whatever the type, and for every other occurrence of an
 * address taken from those fields in any string. `message.headers.message-id`, all of `user-variables`
 * and the shape stay. The argument is not changed.
 */
export function redactEvent(eventData: object): object {
  const { event, erase } = maskEvent(eventData);
  return erase === null ? event : erased(event, erase);
}

/** `redactEvent` from JSON to JSON, which every attempt passes through while redaction is on. */
export function redactPayload(payload: string): string {
  const { event, text, erase } = maskEvent(JSON.parse(payload));
  return erase === null ? text : JSON.stringify(erased(event, erase));
}
