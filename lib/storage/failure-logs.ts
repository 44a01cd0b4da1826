import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import { findDomainId } from './domain-id';
import { Conditions, decodeCursor, encodeCursor } from './keyset';
import { containing } from './like-pattern';
import { examinedRows, type LogFilter } from './log-filter';
import { eventConditions, findMatchingEvents, ofEvents } from './matching-events';
import { pool } from './pool';

export interface FailureLogRow {
  deliveryId: bigint;
  number: number;
  at: Date;
  url: string;
  reason: string | null;
  eventType: EventType;
  eventId: string;
  messageId: string | null;
  /** As the event says it; the service redacts. */
  recipient: string;
  redacted: boolean;
  domain: string;
  webhookId: string;
  statusCode: number | null;
  durationMs: number;
  nextAttemptAt: Date | null;
  exhausted: boolean;
  retryDelivered: boolean;
}

interface Place {
  at: Date;
  deliveryId: bigint;
  number: number;
}

/** What a list shows of an attempt: what is looked through is held in memory, and need not be wider. */
const COLUMNS = `t.delivery_id, t.number, t.event_id, t.account_id, t.domain_id, t.webhook_id, t.event_type, t.url, t.at, t.duration_ms,
  t.final_status, t.status_code, t.reason, t.next_attempt_at, t.redacted`;

const NEWEST_FIRST = 'order by t.at desc, t.delivery_id desc, t.number desc';
const cursorOf = ({ at, deliveryId, number }: Place) => encodeCursor([at.getTime(), String(deliveryId), number]);

/** What the indexes of failures tell, on `t`. */
function indexedConditions(filter: LogFilter, domainId: string | undefined): Conditions {
  const where = new Conditions();
  where.add(`t.region = ${where.param(filter.region)}`);
  where.add("t.outcome <> 'succeeded'");
  where.when(filter.webhookId, (id) => `t.webhook_id = ${id}`);
  where.when(filter.eventType, (type) => `t.event_type = ${type}`);
  where.when(domainId, (id) => `t.domain_id = ${id}`);
  where.when(filter.from, (from) => `t.at >= ${from}`);
  where.when(filter.to, (to) => `t.at < ${to}`);
  if (filter.cursor !== undefined) {
    const [at, deliveryId, number] = decodeCursor(filter.cursor, 3);
    const moment = where.param(new Date(Number(at)));
    where.add(`(t.at, t.delivery_id, t.number) < (${moment}, ${where.param(deliveryId)}, ${where.param(number)})`);
  }
  return where;
}

/**
 * The newest `limit` failures. Each branch is a few ranges of one of the partial indexes that only failures pay for: by event,
 * webhook or domain where one is asked for, else account by account and type by type.
 */
function newest(
  filter: LogFilter,
  byScope: boolean,
  eventIds: readonly string[] | undefined,
  where: Conditions,
  size: number,
): string {
  const conditions = where.sql();
  const accounts = `${where.param(filter.accountIds)}::bpchar[]`;
  const ordered = `${NEWEST_FIRST} limit ${size}`;
  if (eventIds !== undefined) {
    const owned = `t.account_id = any(${accounts}) and ${conditions}`;
    const ids = where.param(eventIds);
    return `select ${COLUMNS} from ${ofEvents('attempts', 'delivery_id', ids, owned)} ${ordered}`;
  }
  if (byScope)
    return `select ${COLUMNS} from attempts t where t.account_id = any(${accounts}) and ${conditions} ${ordered}`;
  const types = where.param(filter.eventType === undefined ? EVENT_TYPES : [filter.eventType]);
  // The index alone tells which are the newest; only those are read.
  return `select ${COLUMNS} from (
      select k.at, k.delivery_id, k.number from unnest(${accounts}) owner(id) cross join unnest(${types}::text[]) kind(type) cross join lateral (
        select t.at, t.delivery_id, t.number from attempts t
         where t.account_id = owner.id and t.event_type = kind.type and ${conditions} ${ordered}) k
       order by k.at desc, k.delivery_id desc, k.number desc limit ${size}) k
    join attempts t on t.delivery_id = k.delivery_id and t.number = k.number`;
}

/** What no index tells, on `t`. */
function searched(filter: LogFilter, isOfMany: boolean, where: Conditions): string {
  const conditions = [
    ...(filter.statusCode === undefined ? [] : [`t.status_code = ${where.param(filter.statusCode)}`]),
    ...(isOfMany
      ? [`exists (select from events e where e.id = t.event_id and ${eventConditions(filter, where).join(' and ')})`]
      : []),
  ];
  if (filter.q !== undefined) {
    const pattern = where.param(containing(filter.q));
    conditions.push(`(t.url ilike ${pattern} or t.reason ilike ${pattern})`);
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/**
 * Attempts that did not succeed, newest first. A code or a text, and a recipient of very many events, are looked for among the
 * newest ones (`examinedRows`): a page may then have few rows, or none, and a cursor to go on.
 */
export async function findFailureLogs(
  filter: LogFilter,
): Promise<{ rows: FailureLogRow[]; nextCursor: string | null }> {
  const none = { rows: [], nextCursor: null };
  const domainId = filter.domain === undefined ? undefined : await findDomainId(filter.region, filter.domain);
  if (domainId === null) return none;
  const events = await findMatchingEvents(filter, domainId);
  if (events?.length === 0) return none;
  const isOfMany = events === 'many';
  const byScope = filter.webhookId !== undefined || domainId !== undefined;
  const ranges = byScope ? 1 : filter.accountIds.length * (filter.eventType === undefined ? EVENT_TYPES.length : 1);
  const isSearch = isOfMany || filter.statusCode !== undefined || filter.q !== undefined;
  const examined = isSearch ? examinedRows(ranges) : filter.limit + 1;
  const where = indexedConditions(filter, domainId);
  const looked = newest(filter, byScope, isOfMany ? undefined : events, where, examined);
  const conditions = searched(filter, isOfMany, where);
  const limit = where.param(filter.limit + 1);
  const { rows } = await pool().query<FailureLogRow & { markAt: Date; markId: bigint; markNumber: number }>(
    `with looked as materialized (${looked}),
          mark as (select at, delivery_id, number from looked order by at desc, delivery_id desc, number desc
            offset ${examined - 1})
     select mark.at as "markAt", mark.delivery_id as "markId", mark.number as "markNumber", y.*
       from (select) one left join mark on true left join lateral (
         select x.delivery_id as "deliveryId", x.number, x.at, x.url, x.reason, x.event_type as "eventType",
            coalesce(e.event_id, '') as "eventId", e.message_id as "messageId", coalesce(e.recipient, '') as recipient, x.redacted,
            coalesce(d.name, e.payload::jsonb #>> '{domain,name}', '') as domain, x.webhook_id as "webhookId",
            x.status_code as "statusCode", x.duration_ms as "durationMs", x.next_attempt_at as "nextAttemptAt",
            x.final_status is not distinct from 'exhausted' as exhausted, a.retry_delivered as "retryDelivered"
           from (select t.* from looked t where ${conditions} ${NEWEST_FIRST} limit ${limit}) x
           join accounts a on a.id = x.account_id
           left join events e on e.id = x.event_id
           left join domains d on d.id = x.domain_id) y on true
      order by y.at desc, y."deliveryId" desc, y.number desc`,
    where.params,
  );
  const found = rows.filter((row) => row.deliveryId !== null);
  const page = found.slice(0, filter.limit);
  const last = page.at(-1);
  const [first] = rows;
  if (found.length > filter.limit && last) return { rows: page, nextCursor: cursorOf(last) };
  // The bound was reached: whether there is more behind it is found out by going on.
  const reached = isSearch && first?.markAt;
  const mark = reached ? cursorOf({ at: first.markAt, deliveryId: first.markId, number: first.markNumber }) : null;
  return { rows: page, nextCursor: mark };
}
