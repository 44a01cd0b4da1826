import { type Caller, requireAccess } from '@/lib/core/access';
import {
  type LogCondition,
  logMatches,
  logRequiredKeys,
  logRequiredTexts,
  logTypesLeft,
  parseLogCondition,
} from '@/lib/core/event-log-filter';
import { logItem } from '@/lib/core/event-log-item';
import type { EventType } from '@/lib/schemas/event-types';
import { countEvents, type EventPage, type EventSelection, readEvents } from '@/lib/storage/events';
import { listEventDomains } from '@/lib/storage/events-domains';
import { logScope } from './log-scope';
import { decodeLogsToken, encodeLogsToken, type LogsPosition } from './search-logs-token';

/** A search of an account's logs (MAILGUN 7). Both bounds are part of it; ISO 8601 to the microsecond. */
export interface LogsQuery {
  start: string;
  /** Open when it is left out; the answer says now. */
  end?: string | undefined;
  types?: EventType[] | undefined;
  /** All must be fulfilled. */
  conditions: LogCondition[];
  includeSubaccounts: boolean;
  includeTotals: boolean;
  ascending: boolean;
  limit: number;
}

export interface LogsPage {
  start: string;
  end: string;
  items: Record<string, unknown>[];
  /** Tokens of pages that there are, and the number of all events where it was asked for. */
  pagination: { previous?: string; next?: string; first?: string; last?: string; total?: number };
}

/**
 * A page of the events of all the account's domains in the region, and of its subaccounts' when asked for. A token brings
 * its whole query along. Throws `forbidden`, and `invalid_request` for a bad condition or token.
 */
export async function searchLogs(caller: Caller, asked: LogsQuery | { token: string }, now: string): Promise<LogsPage> {
  requireAccess(caller, 'deliveries:read');
  const { query, position } =
    'token' in asked ? decodeLogsToken(caller, asked.token) : { query: asked, position: { to: 'on' as const } };
  const end = query.end ?? now;
  const selection = await selectionOf(caller, query);
  const descending = (position.to === 'on') !== query.ascending;
  const bound = position.key && { [descending ? 'before' : 'after']: position.key };
  // One more than is shown tells whether there are more.
  const page = await readEvents({ ...selection, ...bound }, { limit: query.limit + 1, descending });
  const shown = page.events.slice(0, query.limit);
  const events = position.to === 'on' ? shown : [...shown].reverse();
  const total = query.includeTotals ? { total: await countEvents(selection) } : {};
  return {
    start: query.start,
    end,
    items: events.map(({ accountId, event }) => logItem(event, parentOf(caller, accountId))),
    pagination: { ...tokensOf(caller, query, position, { events, more: page.position !== null }), ...total },
  };
}

function parentOf({ account }: Caller, accountId: string): string | null {
  return accountId === account.id ? account.parentId : account.id;
}

async function selectionOf(caller: Caller, query: LogsQuery): Promise<EventSelection> {
  const conditions = query.conditions.map(parseLogCondition);
  const accountIds = await logScope(caller, query.includeSubaccounts && caller.account.parentId === null);
  const domains = await listEventDomains(accountIds, caller.region);
  const left = domains.filter(({ name, accountId }) => {
    const known = { domain: { name }, account: { id: accountId } };
    return ['domain', 'account', 'subaccount'].every((about) => logMatches(known, conditions, about));
  });
  return {
    domainIds: left.map(({ id }) => id),
    types: logTypesLeft(conditions, query.types),
    keys: logRequiredKeys(conditions),
    texts: logRequiredTexts(conditions),
    ...(conditions.length > 0 && { matches: (event) => logMatches(event, conditions) }),
    after: { at: query.start, id: '-1' },
    ...(query.end !== undefined && { before: { at: query.end, id: '9223372036854775807' } }),
  };
}

/** As recorded, a search that fits on one page has no tokens; otherwise only pages that there are have one. */
function tokensOf(
  caller: Caller,
  query: LogsQuery,
  { to, key }: LogsPosition,
  { events, more }: { events: EventPage['events']; more: boolean },
): LogsPage['pagination'] {
  if (to === 'on' && !key && !more) return {};
  const token = (position: LogsPosition) => encodeLogsToken(caller, query, position);
  const [firstKey, lastKey] = [events[0]?.key, events.at(-1)?.key];
  const hasPrevious = to === 'on' ? key !== undefined : more;
  const hasNext = to === 'on' ? more : key !== undefined;
  return {
    ...(hasPrevious && { previous: token(firstKey ? { to: 'back', key: firstKey } : { to: 'back' }) }),
    ...(hasNext && { next: token(lastKey ? { to: 'on', key: lastKey } : { to: 'on' }) }),
    first: token({ to: 'on' }),
    last: token({ to: 'back' }),
  };
}
