import { type Caller, requireAccess } from '@/lib/core/access';
import {
  type EventFilter,
  eventMatches,
  type FilterField,
  parseEventFilter,
  requiredKeys,
  requiredTexts,
  typesLeft,
} from '@/lib/core/event-filter';
import type { EventRange } from '@/lib/core/event-filter-time';
import { type EventKey, type EventPage, type EventSelection, readEvents } from '@/lib/storage/events';
import { decodeEventToken, type EventPosition, encodeEventToken } from './list-events-token';
import { getDomain } from './webhook-scope';

/** A list of a domain's events (MAILGUN 7). */
export interface EventsQuery extends EventRange {
  limit: number;
  /** As they were sent: parsed anew for each page. */
  filters: [field: FilterField, expression: string][];
}

/** A page and the tokens of the pages around it: each always there, also where it has nothing (MAILGUN 7). */
export interface EventsPage {
  items: unknown[];
  tokens: { next: string; previous: string; first: string; last: string };
}

/**
 * The first page of a list, or the one that a token means. Throws `forbidden`, `not_found` for a foreign domain,
 * and `invalid_request` for a bad filter and for a token of another domain or of none of our lists.
 */
export async function listEvents(
  caller: Caller,
  domainName: string,
  asked: EventsQuery | { token: string },
): Promise<EventsPage> {
  requireAccess(caller, 'deliveries:read');
  const domain = await getDomain(caller, domainName);
  const { query, position } =
    'token' in asked ? decodeEventToken(asked.token, domain.id) : { query: asked, position: startOf(asked) };
  const filters = query.filters.map(([field, text]) => parseEventFilter(field, text));
  const { events, towards } = await readPosition(selectionOf(domain.id, query, filters), query, position);
  const token = (to: EventPosition) => encodeEventToken(domain.id, query, to);
  const [next, previous] = query.ascending ? [towards.newer, towards.older] : [towards.older, towards.newer];
  return {
    items: events.map(({ event }) => event),
    tokens: { next: token(next), previous: token(previous), first: token(startOf(query)), last: token(endOf(query)) },
  };
}

const startOf = ({ ascending }: EventsQuery): EventPosition => ({ to: ascending ? 'newer' : 'older' });
const endOf = ({ ascending }: EventsQuery): EventPosition => ({ to: ascending ? 'older' : 'newer' });

/** Ids are whole numbers from 0 to this: beside a bound of time they make it part of the range. */
const BEFORE_ALL_IDS = '-1';
const AFTER_ALL_IDS = '9223372036854775807';

function selectionOf(domainId: string, { earliest, latest }: EventsQuery, filters: EventFilter[]): EventSelection {
  return {
    domainIds: [domainId],
    types: typesLeft(filters),
    keys: requiredKeys(filters),
    texts: requiredTexts(filters),
    ...(filters.length > 0 && { matches: (event) => eventMatches(event, filters) }),
    ...(earliest !== undefined && { after: { at: earliest, id: BEFORE_ALL_IDS } }),
    ...(latest !== undefined && { before: { at: latest, id: AFTER_ALL_IDS } }),
  };
}

interface ReadPage {
  /** In the list's own order. */
  events: EventPage['events'];
  towards: { newer: EventPosition; older: EventPosition };
}

async function readPosition(selection: EventSelection, query: EventsQuery, position: EventPosition): Promise<ReadPage> {
  const inOrder = ({ events }: EventPage, ascending: boolean) =>
    ascending === query.ascending ? events : [...events].reverse();
  if (position.to === 'older') {
    const page = await readEvents(
      { ...selection, ...(position.key && { before: position.key }) },
      { limit: query.limit, descending: true },
    );
    return { events: inOrder(page, false), towards: aroundOlder(page, query, position) };
  }
  const page = await readEvents(
    { ...selection, ...startOfNewer(selection, position) },
    { limit: query.limit, descending: false },
  );
  // A list that was begun shows what was there then; what came since follows at its end, not never.
  if (page.events.length === 0 && page.position === null && position.until) {
    return readPosition(selection, query, { to: 'newer', since: position.until, tip: position.tip });
  }
  return { events: inOrder(page, true), towards: aroundNewer(page, query, position) };
}

function aroundOlder(page: EventPage, { earliest }: EventsQuery, position: EventPosition): ReadPage['towards'] {
  const [newest] = page.events;
  const oldest = page.position ?? page.events.at(-1)?.key ?? position.key;
  const older: EventPosition = { to: 'older', key: oldest ?? { at: earliest ?? EARLIEST, id: '0' } };
  // The newest end was read: what follows is what comes from now on.
  if (!position.key) return { older, newer: { to: 'newer', since: page.snapshot, tip: newest?.key.at } };
  return { older, newer: newest ? { to: 'newer', key: newest.key } : { to: 'newer' } };
}

function aroundNewer(page: EventPage, { earliest }: EventsQuery, position: EventPosition): ReadPage['towards'] {
  const [oldest] = page.events;
  const until = position.until ?? page.snapshot;
  const tip = [position.tip, page.events.at(-1)?.key.at]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const newer: EventPosition = page.position
    ? { to: 'newer', key: page.position, since: position.since, until, tip }
    : { to: 'newer', since: until, tip };
  if (oldest) return { newer, older: { to: 'older', key: oldest.key } };
  const wasEmpty = tip === undefined && !position.key;
  return { newer, older: wasEmpty ? { to: 'older', key: { at: earliest ?? EARLIEST, id: '0' } } : { to: 'older' } };
}

const EARLIEST = '1970-01-01T00:00:00.000000Z';
/** An event may be handed in this long after it happened and still be found by who reads on for what is new. */
const LATE_MS = 24 * 3_600_000;

/** Where reading on begins: at its key, or for what has come since a moment a while before the newest that was shown. */
function startOfNewer(selection: EventSelection, { key, since, until, tip }: EventPosition): Partial<EventSelection> {
  const snapshots = { ...(since && { since }), ...(until && { until }) };
  if (key) return { ...snapshots, after: key };
  if (!since || tip === undefined) return snapshots;
  const floor = new Date(Math.min(Date.parse(tip), Date.parse(since.at)) - LATE_MS).toISOString();
  const after: EventKey = { at: `${floor.slice(0, -1)}000Z`, id: BEFORE_ALL_IDS };
  return selection.after && selection.after.at > after.at ? snapshots : { ...snapshots, after };
}
