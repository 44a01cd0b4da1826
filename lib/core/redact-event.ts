import { emailAddressesIn, ipAddressIn, PLACEHOLDER, personalTextEraser } from './personal-text';

type Json = unknown;
type JsonObject = Record<string, Json>;

/** The fields that are personal whatever they hold (PRODUCT 2), as paths into `event-data`. */
const PERSONAL_FIELDS: readonly (readonly string[])[] = [
  ['recipient'],
  ['ip'],
  ['envelope', 'targets'],
  ['message', 'headers', 'to'],
  ['message', 'recipients'],
];
/** What is kept whatever happens (PRODUCT 2). */
const KEPT_FIELDS: readonly (readonly string[])[] = [['message', 'headers', 'message-id'], ['user-variables']];

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(root: Json, path: readonly string[]): Json {
  let value = root;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Every string within a value, and the keys of its objects. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]) : [];
}

/** Every entry becomes the placeholder; arrays and objects stay what they are. Null says that there is nothing. */
function masked(value: Json, erase: (text: string) => string): Json {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((entry) => masked(entry, erase));
  return isObject(value) ? mapEntries(value, erase, (_, inner) => masked(inner, erase)) : PLACEHOLDER;
}

/**
 * A copy with the same entries in the same order. A key that holds an address is erased too; were two
 * keys to become one by that, the later gets a number, so that no entry is lost. `fromEntries` defines
 * properties, so an own `__proto__` key stays data.
 */
function mapEntries(object: JsonObject, erase: (text: string) => string, map: (key: string, value: Json) => Json) {
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const erased = erase(key);
      let unique = erased;
      for (let n = 2; seen.has(unique); n += 1) unique = `${erased} ${n}`;
      seen.add(unique);
      return [unique, map(key, value)];
    }),
  );
}

const samePath = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/**
 * A copy of an `event-data` object without the recipient's personal data (PRODUCT 2, PII redaction):
 * `[REDACTED]` for `recipient`, `ip`, `envelope.targets`, `message.headers.to` and every entry of
 * `message.recipients`, wherever present and whatever the type, and for every other occurrence of an
 * address taken from those fields in any string. `message.headers.message-id`, all of `user-variables`
 * and the shape stay. The argument is not changed.
 */
export function redactEvent(eventData: object): object {
  const personalTexts = PERSONAL_FIELDS.flatMap((path) => textsIn(valueAt(eventData, path)));
  const erase = personalTextEraser(personalTexts.flatMap(emailAddressesIn), personalTexts.flatMap(ipAddressIn));

  const redact = (value: Json, path: readonly string[]): Json => {
    if (KEPT_FIELDS.some((field) => samePath(field, path))) return value;
    if (PERSONAL_FIELDS.some((field) => samePath(field, path))) return masked(value, erase);
    if (typeof value === 'string') return erase(value);
    if (Array.isArray(value)) return value.map((entry, index) => redact(entry, [...path, String(index)]));
    return isObject(value) ? mapEntries(value, erase, (key, inner) => redact(inner, [...path, key])) : value;
  };
  return mapEntries(eventData as JsonObject, erase, (key, value) => redact(value, [key]));
}
