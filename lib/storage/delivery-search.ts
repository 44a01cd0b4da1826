import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { DeliveryParts, MOST_WAITING, type PartsFilter } from './delivery-parts';
import type { Conditions } from './keyset';
import { containing } from './like-pattern';
import { examinedRows, type LogFilter } from './log-filter';
import { eventConditions } from './matching-events';

type SearchFilter = Omit<PartsFilter, 'eventIds'> & Pick<LogFilter, 'limit'>;

/** How the deliveries of a filter are found. */
export interface DeliverySearch {
  /** Statements that the others look into; empty, or a whole WITH clause. */
  with: string;
  parts: string[];
  /** Of each bounded part: the id behind which it did not look, or null when it saw all. */
  marks: string[];
}

/** The most of an account that a place reads from, type by type. */
const RANGES = EVENT_TYPES.length;

/** The statuses that a delivery can have whose last attempt was answered so (PRODUCT 2). */
function statusesOfCode(code: number | undefined): readonly DeliveryStatus[] | null {
  if (code === undefined) return null;
  if (code === 200) return ['succeeded'];
  return code === 406 ? ['rejected'] : ['pending', 'exhausted', 'canceled'];
}

/**
 * A filter as statements over the queue, the log and the cancellations. `events` are the events that a recipient or a
 * message-id means. What the indexes tell is asked of them; a code, a text, or a recipient of very many events is looked
 * for among the newest ones of each place.
 */
export function searchedDeliveries(
  filter: SearchFilter,
  events: readonly string[] | 'many' | undefined,
  where: Conditions,
): DeliverySearch {
  const byCode = statusesOfCode(filter.statusCode);
  const statuses = byCode === null ? filter.statuses : filter.statuses.filter((status) => byCode.includes(status));
  const eventIds = events === 'many' ? undefined : events;
  const ofCode = filter.statusCode !== undefined && filter.statusCode !== 200 && filter.statusCode !== 406;
  const narrowed = { ...filter, statuses, eventIds };
  const limit = where.param(filter.limit + 1);
  const looked: DeliverySearch = { with: '', parts: [], marks: [] };
  const ctes: string[] = [];
  const lookThroughWaiting = (waiting: string | null) => {
    if (waiting === null) return;
    ctes.push(`waiting as materialized (${waiting})`);
    looked.marks.push(`(select case when count(*) = ${MOST_WAITING} then min(id) end from waiting)`);
  };
  if (!ofCode && filter.q === undefined && events !== 'many') {
    const all = new DeliveryParts(narrowed, where, limit);
    lookThroughWaiting(all.waiting());
    return { ...looked, with: withClause(ctes), parts: all.all() };
  }
  const pattern = filter.q === undefined ? null : where.param(containing(filter.q));
  // A success has no reason, and its URL is one that its webhook had.
  const byUrl =
    pattern !== null &&
    events === undefined &&
    statuses.includes('succeeded') &&
    filter.domainId === undefined &&
    filter.eventType === undefined;
  const rest = byUrl ? statuses.filter((status) => status !== 'succeeded') : statuses;
  const examined = examinedRows(filter.accountIds.length * RANGES);
  const conditions = [
    ...(ofCode ? [`l.status_code = ${where.param(filter.statusCode)}`] : []),
    ...(pattern
      ? [`(p.url ilike ${pattern} or l.reason ilike ${pattern} or p.canceled_because ilike ${pattern})`]
      : []),
    ...(events === 'many' ? [ofManyEvents(filter, where)] : []),
  ].join(' and ');
  // Only where there is something left: parameters that no statement names are refused.
  const newest = rest.length === 0 ? null : new DeliveryParts({ ...narrowed, statuses: rest }, where, String(examined));
  lookThroughWaiting(newest?.waiting() ?? null);
  for (const [index, part] of (newest?.all() ?? []).entries()) {
    const name = `looked_${index}`;
    ctes.push(`${name} as materialized (${part})`);
    looked.parts.push(`select p.* from ${name} p left join attempts l on l.delivery_id = p.id and l.number = p.attempts
      where ${conditions} order by p.id desc limit ${limit}`);
    looked.marks.push(`(select case when count(*) = ${examined} then min(id) end from ${name})`);
  }
  if (byUrl) {
    const byUrls = new DeliveryParts(narrowed, where, limit);
    ctes.push(`of_urls as materialized (${byUrls.idsByUrl(pattern)})`);
    looked.parts.push(byUrls.succeededOf('of_urls', pattern));
    looked.marks.push(
      `(select max(low) from (select case when count(*) = max(most) then min(id) end as low from of_urls group by trace) m)`,
    );
  }
  return { ...looked, with: withClause(ctes) };
}

const withClause = (ctes: readonly string[]) => (ctes.length === 0 ? '' : `with ${ctes.join(', ')}`);

function ofManyEvents(filter: SearchFilter, where: Conditions): string {
  const conditions = eventConditions(filter, where).join(' and ');
  return `exists (select from events e where e.id = p.event_id and ${conditions})`;
}
