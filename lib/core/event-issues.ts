import { EVENT_SHAPE } from './event-fields';
import type { EventIssue } from './event-issue';
import { isObject, shapeIssues } from './event-shape';
import { timestampProblem } from './event-timestamp';
import { PLACEHOLDER } from './personal-text';
import { parseVariables } from './user-variables';

type JsonObject = Record<string, unknown>;

/** The values of `event` that a webhook can hear of (MAILGUN 1.1, 5.2). */
const EVENT_NAMES = ['accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained', 'failed'];
const ID = /^[A-Za-z0-9_=-]{1,64}$/;
/** One bare address: no display name, no list. What was redacted before it came here is taken as well. */
const ADDRESS = /^[^\s<>,]+@[^\s<>,@]+$/;
const MAX_ADDRESS_LENGTH = 320;
/** RFC 5322's longest line, in bytes: what is found by an index may not be much longer either. */
const MAX_MESSAGE_ID_BYTES = 998;

/** A rule for one field: what is wrong with its value, or null. Asked only when the field is there. */
type Check = (value: unknown, event: JsonObject) => string | null;

const CHECKS: Record<string, Check> = {
  event: (value) =>
    typeof value === 'string' && EVENT_NAMES.includes(value) ? null : `must be one of ${EVENT_NAMES.join(', ')}`,
  severity: (value, { event }) =>
    event !== 'failed' || typeof value !== 'string' || value === 'permanent' || value === 'temporary'
      ? null
      : 'must be permanent or temporary',
  id: (value) =>
    typeof value === 'string' && ID.test(value) ? null : 'must be 1 to 64 characters out of A-Z a-z 0-9 _ - =',
  timestamp: timestampProblem,
  recipient: (value) =>
    typeof value === 'string' && value.length <= MAX_ADDRESS_LENGTH && (ADDRESS.test(value) || value === PLACEHOLDER)
      ? null
      : 'must be one email address, such as ada@example.com',
  tags: (value) =>
    Array.isArray(value) && value.every((tag) => tag === null || typeof tag === 'string')
      ? null
      : 'must be an array of strings',
  'user-variables': (value) => (parseVariables(value) === null ? 'must be an object' : null),
};

const isGiven = (event: JsonObject, field: string) =>
  Object.hasOwn(event, field) && event[field] !== null && event[field] !== undefined;

function messageIdIssues({ message }: JsonObject): EventIssue[] {
  const headers = isObject(message) ? message.headers : undefined;
  const id = isObject(headers) ? headers['message-id'] : undefined;
  if (typeof id !== 'string' || Buffer.byteLength(id) <= MAX_MESSAGE_ID_BYTES) return [];
  return [{ path: 'message.headers.message-id', message: `must have at most ${MAX_MESSAGE_ID_BYTES} bytes as UTF-8` }];
}

/** A string in webhooks, a list of them in Mailgun's logs: either is taken (MAILGUN 5.2). */
function storageUrlIssues({ storage }: JsonObject): EventIssue[] {
  const url = isObject(storage) ? storage.url : undefined;
  const isText = (value: unknown) => value === null || typeof value === 'string';
  if (url === undefined || isText(url) || (Array.isArray(url) && url.every(isText))) return [];
  return [{ path: 'storage.url', message: 'must be a string' }];
}

/**
 * What is wrong with the fields of an `event-data` object by PRODUCT 4 and MAILGUN 5.2: `event` and
 * `recipient` are required, a `failed` needs a `severity`, and what is given must be of its kind. Null
 * counts as not given.
 */
export function fieldIssues(event: JsonObject): EventIssue[] {
  const required = ['event', 'recipient', ...(event.event === 'failed' ? ['severity'] : [])];
  const missing = required
    .filter((field) => !isGiven(event, field))
    .map((path) => ({ path, message: path === 'severity' ? 'is required for a failed event' : 'is required' }));
  const wrong = Object.entries(CHECKS).flatMap(([path, check]) => {
    const message = isGiven(event, path) ? check(event[path], event) : null;
    return message === null ? [] : [{ path, message }];
  });
  const shape = shapeIssues(event, EVENT_SHAPE, '');
  return [...missing, ...wrong, ...shape, ...messageIdIssues(event), ...storageUrlIssues(event)];
}
