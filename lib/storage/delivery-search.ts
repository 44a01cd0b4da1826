import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { DeliveryParts, type PartsFilter } from './delivery-parts';
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
  if (!ofCode && filter.q === undefined && events !== 'many') {
    return { with: '', parts: new DeliveryParts(narrowed, where, limit).all(), marks: [] };
  }
  const pattern = filter.q === undefined ? null : where.param(containing(filter.q));
  const looked: DeliverySearch = { with: '', parts: [], marks: [] };
  // A success has no reason, and its URL is one that its webhook had.
  const byUrl = pattern !== null && events === undefined && statuses.includes('succeeded');
  if (byUrl) looked.parts.push(new DeliveryParts(narrowed, where, limit).succeededByUrl(pattern));
  const rest = byUrl ? statuses.filter((status) => status !== 'succeeded') : statuses;

  const conditions = [
    ...(ofCode ? [`l.status_code = ${where.param(filter.statusCode)}`] : []),
    ...(pattern
      ? [`(p.url ilike ${pattern} or l.reason ilike ${pattern} or p.canceled_because ilike ${pattern})`]
      : []),
    ...(events === 'many' ? [ofManyEvents(filter, where)] : []),
  ].join(' and ');
  const examined = examinedRows(filter.accountIds.length * RANGES);
  const parts = new DeliveryParts({ ...narrowed, statuses: rest }, where, String(examined)).all();
  const names = parts.map((_, index) => `looked_${index}`);
  if (parts.length > 0)
    looked.with = `with ${parts.map((part, n) => `${names[n]} as materialized (${part})`).join(', ')}`;
  for (const name of names) {
    looked.parts.push(`select p.* from ${name} p left join attempts l on l.delivery_id = p.id and l.number = p.attempts
      where ${conditions} order by p.id desc limit ${limit}`);
    looked.marks.push(`(select case when count(*) = ${examined} then min(id) end from ${name})`);
  }
  return looked;
}

function ofManyEvents(filter: SearchFilter, where: Conditions): string {
  const conditions = eventConditions(filter, where).join(' and ');
  return `exists (select from events e where e.id = p.event_id and ${conditions})`;
}
