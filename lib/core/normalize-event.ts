import type { EventType } from '@/lib/schemas/event-types';
import type { EventIssue } from './event-issue';
import { fieldIssues } from './event-issues';
import { isObject } from './event-shape';
import { isoMicroseconds, withFraction } from './event-timestamp';
import { eventTypeOf, logLevelOf } from './event-type';
import { repairEvent } from './repair-event';
import { setOwn } from './set-own';
import { storageIssues } from './storable-json';
import { parseVariables } from './user-variables';

type JsonObject = Record<string, unknown>;

/** An event as it is stored: the columns, and the payload as the text that will be sent. */
export interface NormalizedEvent {
  type: EventType;
  /** `event-data.id`. */
  eventId: string;
  /** ISO 8601 in UTC, to the microsecond. */
  occurredAt: string;
  /** UTC day of `occurredAt`, within which the id is unique for its domain. */
  day: string;
  recipient: string;
  /** Without angle brackets. */
  messageId: string | null;
  /** Compact JSON of the whole `event-data`. */
  payload: string;
}

export interface NormalizeContext {
  /** Owner of the sending domain. */
  accountId: string;
  domainName: string;
  now: Date;
  /** Makes an event id for an event that has none. */
  newId: () => string;
}

export type NormalizeResult = { ok: true; event: NormalizedEvent } | { ok: false; issues: EventIssue[] };

/** Longest payload, in bytes of UTF-8. */
const MAX_PAYLOAD_BYTES = 262_144;
/** These come first, in this order, as in Mailgun's own events; the rest follows as it was given. */
const LEADING = ['event', 'id', 'timestamp', 'log-level', 'severity', 'reason', 'account', 'domain'];

function messageIdOf(event: JsonObject): string | null {
  const { message } = event;
  const headers = isObject(message) ? message.headers : undefined;
  const id = isObject(headers) ? headers['message-id'] : undefined;
  return typeof id === 'string' && id !== '' ? id : null;
}

/** `object` in the order of MAILGUN 5.2. */
function inOrder(object: JsonObject): JsonObject {
  const ordered: JsonObject = {};
  for (const key of LEADING) if (Object.hasOwn(object, key)) ordered[key] = object[key];
  for (const key of Object.keys(object)) if (!Object.hasOwn(ordered, key)) setOwn(ordered, key, object[key]);
  return ordered;
}

/**
 * Checks one `event-data` object as it came in and completes it (PRODUCT 4, MAILGUN 5.2): id, timestamp,
 * log-level, recipient-domain, tags and user-variables are filled in where missing; `account` and `domain`
 * are always set to the real owner's, whatever was said; what receivers choke on is left out (`repairEvent`);
 * unknown fields are kept. Says everything that is wrong, not only the first thing.
 */
export function normalizeEvent(input: unknown, context: NormalizeContext): NormalizeResult {
  if (!isObject(input)) return { ok: false, issues: [{ path: '', message: 'must be an event-data object' }] };
  // As an object also where they came as text: what the text hides must be storable, too.
  const variables = parseVariables(input['user-variables']);
  const issues = [
    ...fieldIssues(input),
    ...storageIssues(variables ? { ...input, 'user-variables': variables } : input),
  ];
  const type = eventTypeOf(input);
  const { recipient } = input;
  if (issues.length > 0 || type === null || typeof recipient !== 'string') return { ok: false, issues };

  const given = repairEvent(input);
  const eventId = typeof given.id === 'string' ? given.id : context.newId();
  const seconds = typeof given.timestamp === 'number' ? given.timestamp : context.now.getTime() / 1_000;
  const timestamp = withFraction(seconds);
  const payload = JSON.stringify(
    inOrder({
      ...given,
      id: eventId,
      timestamp,
      'log-level': given['log-level'] ?? logLevelOf(type),
      account: { id: context.accountId },
      domain: { name: context.domainName },
      'recipient-domain': given['recipient-domain'] ?? recipient.slice(recipient.lastIndexOf('@') + 1),
      tags: given.tags ?? [],
      'user-variables': variables ?? {},
    }),
  );
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
    return { ok: false, issues: [{ path: '', message: 'must have at most 256 KiB as JSON' }] };
  }
  const occurredAt = isoMicroseconds(timestamp);
  const day = occurredAt.slice(0, 10);
  return { ok: true, event: { type, eventId, occurredAt, day, recipient, messageId: messageIdOf(given), payload } };
}
