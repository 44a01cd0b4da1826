import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import { AppError } from './app-error';
import { isObject } from './event-shape';
import { eventNameOf } from './event-type';
import { type FilterExpression, FilterSyntaxError, parseFilterExpression } from './filter-expression';
import { matchesFilter, requiredPieces, type TermMode } from './filter-expression-match';

type JsonObject = Record<string, unknown>;
interface Field {
  /** Where the values stand in `event-data`; a list along the way is walked. */
  path: readonly string[];
  mode: TermMode;
  numeric?: boolean;
}

/** The fields that the Events API filters by (MAILGUN 7). */
const FIELDS = {
  event: { path: ['event'], mode: 'whole' },
  list: { path: ['mailing-list', 'address'], mode: 'addresses' },
  attachment: { path: ['message', 'attachments', 'filename'], mode: 'words' },
  from: { path: ['message', 'headers', 'from'], mode: 'addresses' },
  'message-id': { path: ['message', 'headers', 'message-id'], mode: 'whole' },
  subject: { path: ['message', 'headers', 'subject'], mode: 'words' },
  to: { path: ['message', 'headers', 'to'], mode: 'addresses' },
  size: { path: ['message', 'size'], mode: 'whole', numeric: true },
  recipient: { path: ['recipient'], mode: 'addresses' },
  recipients: { path: ['message', 'recipients'], mode: 'addresses' },
  tags: { path: ['tags'], mode: 'labels' },
  severity: { path: ['severity'], mode: 'whole' },
} as const satisfies Record<string, Field>;

export type FilterField = keyof typeof FIELDS;
export const FILTER_FIELDS = Object.keys(FIELDS) as FilterField[];

/** One field's expression. Several of one field are joined by AND. */
export interface EventFilter {
  field: FilterField;
  expression: FilterExpression;
}

/** Throws `invalid_request` that names the parameter and the position. */
export function parseEventFilter(field: FilterField, text: string): EventFilter {
  const { numeric = false }: Field = FIELDS[field];
  try {
    return { field, expression: parseFilterExpression(text, { numeric }) };
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    const reason = `Invalid filter expression in parameter '${field}': ${error.message}`;
    throw new AppError('invalid_request', reason, { [field]: error.message });
  }
}

/** The texts and numbers at a path, however many lists lie on it. */
export function valuesAt(value: unknown, path: readonly string[]): (string | number)[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path));
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' || typeof value === 'number' ? [value] : [];
  return isObject(value) && Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [];
}

const holds = (event: JsonObject, { field, expression }: EventFilter) =>
  matchesFilter(expression, valuesAt(event, FIELDS[field].path), FIELDS[field].mode);

/** Whether an event fulfils all filters. */
export function eventMatches(event: JsonObject, filters: readonly EventFilter[]): boolean {
  return filters.every((filter) => holds(event, filter));
}

const DECIDED_BY_TYPE: readonly FilterField[] = ['event', 'severity'];

/** The event types that the filters leave: none for `rejected`, `stored` and what else is no webhook event. */
export function typesLeft(filters: readonly EventFilter[]): EventType[] {
  const deciding = filters.filter(({ field }) => field === 'event');
  // A type other than a failure has no severity by itself; an event of it may bring one all the same.
  const ofFailures = filters.filter(({ field }) => DECIDED_BY_TYPE.includes(field));
  return EVENT_TYPES.filter((type) => {
    const name = eventNameOf(type);
    return eventMatches({ ...name }, name.severity === undefined ? deciding : ofFailures);
  });
}

/**
 * What must stand somewhere in the payload's text, each group's pieces as alternatives: lower case, escaped as in JSON.
 * Only ASCII is said, whose case every database folds alike; what is left out is merely not searched beforehand.
 */
export function requiredTexts(filters: readonly EventFilter[]): string[][] {
  return filters
    .filter(({ field }) => field !== 'event')
    .flatMap(({ field, expression }) => requiredPieces(expression, FIELDS[field].mode))
    .filter((group) => group.every(isAscii))
    .map((group) => group.map(asInJson));
}

export const isAscii = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);
export const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Values that an event's columns must have, in lower case; what is left out is not asked for. */
export interface EventKeys {
  messageIds?: string[];
  recipients?: string[];
}

const ADDRESS = /^[^\s<>,;:"()]+@[^\s<>,;:"()]+$/;

/** The values of `message-id` and `recipient` of which the filters want one: events are found by these without looking through. */
export function requiredKeys(filters: readonly EventFilter[]): EventKeys {
  const of = (field: 'message-id' | 'recipient') =>
    filters
      .filter((filter) => filter.field === field)
      .flatMap(({ expression }) => requiredPieces(expression, FIELDS[field].mode))
      .find((pieces) => pieces.every((piece) => isAscii(piece) && (field === 'message-id' || ADDRESS.test(piece))));
  const [messageIds, recipients] = [of('message-id'), of('recipient')];
  return { ...(messageIds && { messageIds }), ...(recipients && { recipients }) };
}
