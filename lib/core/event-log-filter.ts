import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import { AppError } from './app-error';
import { asInJson, type EventKeys, isAscii, valuesAt } from './event-filter';
import { eventNameOf } from './event-type';
import { foldCase, withoutBrackets } from './filter-expression-match';

type JsonObject = Record<string, unknown>;

/** A condition of the logs' filter: an attribute of the event, a comparator, and the values of which any will do. */
export interface LogCondition {
  attribute: string;
  comparator: string;
  values: string[];
}

/** Where attributes stand in `event-data`. Dots, dashes and underscores are one in their names. */
const ATTRIBUTES: Record<string, readonly string[]> = {
  event: ['event'],
  domain: ['domain', 'name'],
  account: ['account', 'id'],
  subaccount: ['account', 'id'],
  id: ['id'],
  recipient: ['recipient'],
  'recipient-domain': ['recipient-domain'],
  'recipient-provider': ['recipient-provider'],
  tag: ['tags'],
  tags: ['tags'],
  'message-id': ['message', 'headers', 'message-id'],
  subject: ['message', 'headers', 'subject'],
  from: ['message', 'headers', 'from'],
  to: ['message', 'headers', 'to'],
  size: ['message', 'size'],
  attachment: ['message', 'attachments', 'filename'],
  severity: ['severity'],
  reason: ['reason'],
  code: ['delivery-status', 'code'],
  'bounce-type': ['delivery-status', 'bounce-type'],
  'delivery-status-code': ['delivery-status', 'code'],
  'delivery-status-message': ['delivery-status', 'message'],
  'mx-host': ['delivery-status', 'mx-host'],
  sender: ['envelope', 'sender'],
  'sending-ip': ['envelope', 'sending-ip'],
  'originating-ip': ['originating-ip'],
  'api-key-id': ['api-key-id'],
  method: ['method'],
  'log-level': ['log-level'],
  list: ['mailing-list', 'address'],
  ip: ['ip'],
  country: ['geolocation', 'country'],
  device: ['client-info', 'device-type'],
  bot: ['client-info', 'bot'],
  url: ['url'],
  template: ['template', 'name'],
};
/** Their values are headers: `=` also means one of the addresses in them. */
const HEADERS = ['from', 'to'];

const TEXT: Record<string, (value: string, wanted: string) => boolean> = {
  '=': (value, wanted) => value === wanted,
  contains: (value, wanted) => value.includes(wanted),
  'starts with': (value, wanted) => value.startsWith(wanted),
  'ends with': (value, wanted) => value.endsWith(wanted),
};
const NUMERIC: Record<string, (value: number, wanted: number) => boolean> = {
  '<': (value, wanted) => value < wanted,
  '<=': (value, wanted) => value <= wanted,
  '>': (value, wanted) => value > wanted,
  '>=': (value, wanted) => value >= wanted,
};
const NEGATED: Record<string, string> = { '!=': '=', 'not contains': 'contains' };
const COMPARATORS = [...Object.keys(TEXT), ...Object.keys(NEGATED), ...Object.keys(NUMERIC)];

const nameOf = (attribute: string) => attribute.trim().toLowerCase().replace(/[._]/g, '-');

function refused(what: string, value: string, known: readonly string[]): AppError {
  const reason = `Invalid filter: unknown ${what} '${value.slice(0, 100)}', known are ${known.join(', ')}`;
  return new AppError('invalid_request', reason, { filter: reason });
}

/** A condition with its attribute and comparator in our spelling. Throws `invalid_request` for one that is not known. */
export function parseLogCondition({ attribute, comparator, values }: LogCondition): LogCondition {
  const name = nameOf(attribute);
  const how = comparator
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
  if (!Object.hasOwn(ATTRIBUTES, name)) throw refused('attribute', attribute, Object.keys(ATTRIBUTES));
  if (!COMPARATORS.includes(how)) throw refused('comparator', comparator, COMPARATORS);
  if (Object.hasOwn(NUMERIC, how) && values.some((value) => value.trim() === '' || !Number.isFinite(Number(value)))) {
    const reason = `Invalid filter: '${attribute}' ${how} needs a number`;
    throw new AppError('invalid_request', reason, { filter: reason });
  }
  return { attribute: name, comparator: how, values };
}

const isIdOrAddress = (name: string) => name === 'message-id' || name === 'recipient' || HEADERS.includes(name);

function wantedText(name: string, value: string): string {
  return foldCase(isIdOrAddress(name) ? withoutBrackets(value.trim()) : value);
}

function anyValueHolds(event: JsonObject, { attribute, comparator, values }: LogCondition): boolean {
  const found = valuesAt(event, ATTRIBUTES[attribute] ?? []);
  const numeric = NUMERIC[comparator];
  if (numeric) return found.some((value) => values.some((wanted) => numeric(Number(value), Number(wanted))));
  const holds = TEXT[comparator] ?? (() => false);
  const texts = found.map((value) => foldCase(String(value)));
  const parts = HEADERS.includes(attribute) ? texts.flatMap((text) => [text, ...text.split(/[\s<>,;:"()]+/)]) : texts;
  return values.some((value) => parts.some((text) => holds(text, wantedText(attribute, value))));
}

/** Whether an event fulfils a condition; `!=` and `not contains` when none of the values does what they deny. */
function conditionHolds(event: JsonObject, condition: LogCondition): boolean {
  const positive = NEGATED[condition.comparator];
  return positive === undefined
    ? anyValueHolds(event, condition)
    : !anyValueHolds(event, { ...condition, comparator: positive });
}

/** Whether an event fulfils all conditions, or all of those about one attribute. */
export function logMatches(event: JsonObject, conditions: readonly LogCondition[], about?: string): boolean {
  const asked = about === undefined ? conditions : conditions.filter(({ attribute }) => attribute === about);
  return asked.every((condition) => conditionHolds(event, condition));
}

/** The event types that the conditions leave. */
export function logTypesLeft(conditions: readonly LogCondition[], among: readonly EventType[] = EVENT_TYPES) {
  return among.filter((type) => {
    const name = eventNameOf(type);
    return logMatches(name, conditions, 'event') && (!name.severity || logMatches(name, conditions, 'severity'));
  });
}

/** As `requiredTexts` of the Events API's filters: what must stand in the payload. */
export function logRequiredTexts(conditions: readonly LogCondition[]): string[][] {
  return conditions
    .filter(({ attribute, comparator }) => attribute !== 'event' && Object.hasOwn(TEXT, comparator))
    .map(({ attribute, values }) => values.map((value) => wantedText(attribute, value)))
    .filter((group) => group.every(isAscii))
    .map((group) => group.map(asInJson));
}

/** As `requiredKeys` of the Events API's filters. */
export function logRequiredKeys(conditions: readonly LogCondition[]): EventKeys {
  const of = (wanted: 'message-id' | 'recipient') =>
    conditions
      .filter(({ attribute, comparator }) => attribute === wanted && comparator === '=')
      .map(({ values }) => values.map((value) => wantedText(wanted, value)))
      .find((values) => values.every(isAscii));
  const [messageIds, recipients] = [of('message-id'), of('recipient')];
  return { ...(messageIds && { messageIds }), ...(recipients && { recipients }) };
}
