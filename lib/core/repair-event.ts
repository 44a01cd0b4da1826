import { EVENT_SHAPE } from './event-fields';
import { isEmptyList, isObject } from './event-shape';
import { setOwn } from './set-own';

type JsonObject = Record<string, unknown>;

/** The fields of an event that are objects. */
const OBJECT_FIELDS: readonly string[] = Object.entries(EVENT_SHAPE)
  .filter(([, shape]) => isObject(shape))
  .map(([field]) => field);

/** `object` with each entry as `map` says; one that becomes undefined is left out. An own `__proto__` stays data. */
function mapObject(object: JsonObject, map: (value: unknown, key: string) => unknown): JsonObject {
  const mapped: JsonObject = {};
  for (const key of Object.keys(object)) {
    const value = map(object[key], key);
    if (value !== undefined) setOwn(mapped, key, value);
  }
  return mapped;
}

function hasNull(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasNull);
  if (!isObject(value)) return value === null;
  for (const key in value) if (hasNull(value[key])) return true;
  return false;
}

/** The value without nulls at any depth: fields and entries alike. The depth of `value` must be bounded. */
function withoutNulls(value: unknown): unknown {
  if (!hasNull(value)) return value;
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutNulls);
  if (isObject(value)) return mapObject(value, (inner) => (inner === null ? undefined : withoutNulls(inner)));
  return value;
}

/** A message id without its angle brackets. */
export function bareMessageId(id: string): string {
  return id.replace(/^<|>$/g, '');
}

function repairMessage(message: JsonObject): JsonObject {
  return mapObject(message, (part, field) => {
    if (field !== 'headers') return part;
    if (!isObject(part)) return undefined;
    return mapObject(part, (value, name) =>
      name === 'message-id' && typeof value === 'string' ? bareMessageId(value) : value,
    );
  });
}

/** One URL, as webhooks have it; the logs have a list (MAILGUN 5.2). */
function repairStorage(storage: JsonObject): JsonObject {
  return mapObject(storage, (value, field) => (field === 'url' && Array.isArray(value) ? value[0] : value));
}

/**
 * A copy of a checked `event-data` object without what makes receivers choke (MAILGUN 5.2): nulls at every depth, but for
 * the sender's own `user-variables`; a list where an object is read, which is PHP's empty array; the angle brackets
 * of the message id; more than one `storage.url`. Mailgun's own `"storage":[]` of an `unsubscribed` stays.
 */
export function repairEvent(event: JsonObject): JsonObject {
  return mapObject(event, (given, field) => {
    if (given === null || field === 'user-variables') return given ?? undefined;
    const value = withoutNulls(given);
    const mailgunsOwn = field === 'storage' && event.event === 'unsubscribed';
    if (OBJECT_FIELDS.includes(field) && isEmptyList(value)) return mailgunsOwn ? value : undefined;
    if (field === 'message' && isObject(value)) return repairMessage(value);
    if (field === 'storage' && isObject(value)) return repairStorage(value);
    return value;
  });
}
