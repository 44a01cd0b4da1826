import type { EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
import { Conditions, decodeCursor, encodeCursor } from './keyset';
import { eventConditions } from './matching-events';
import { pool } from './pool';

/** Which events tell the story: of one message, of one recipient, or one event alone. */
export interface StoryFilter {
  /** Owners of the domains. */
  accountIds: readonly string[];
  region: Region;
  messageId?: string | undefined;
  recipient?: string | undefined;
  eventId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface StoryEventRow {
  id: bigint;
  eventId: string;
  type: EventType;
  occurredAt: Date;
  domain: string;
  messageId: string | null;
  recipient: string;
  payload: string;
  skipped: unknown;
  /** Redaction is in force for it now. */
  redactedNow: boolean;
}

const DOMAINS = (where: Conditions, { accountIds, region }: StoryFilter) =>
  `select d.id from domains d where d.region = ${where.param(region)} and d.account_id = any(${where.param(accountIds)}::bpchar[])`;

/** An event's id is unique within a domain's day: all days on which the domain had events are asked for it. */
function byEventId(filter: StoryFilter, where: Conditions): string {
  return `select e.* from (${DOMAINS(where, filter)}) own cross join lateral (
      select (select min(day) from events where domain_id = own.id) as first, (select max(day) from events where domain_id = own.id) as last) s
    cross join lateral generate_series(s.first::timestamp, s.last::timestamp, interval '1 day') days(day)
    join events e on e.domain_id = own.id and e.day = days.day::date and e.event_id = ${where.param(filter.eventId)}`;
}

/** Events of the accounts' own domains, oldest first. */
export async function findStoryEvents(
  filter: StoryFilter,
): Promise<{ rows: StoryEventRow[]; nextCursor: string | null }> {
  const where = new Conditions();
  const found =
    filter.eventId === undefined
      ? `select e.* from events e where e.domain_id = any(array(${DOMAINS(where, filter)}))
          and ${eventConditions(filter, where).join(' and ')}`
      : byEventId(filter, where);
  if (filter.cursor !== undefined) {
    const [at, id] = decodeCursor(filter.cursor, 2);
    const moment = `timestamptz 'epoch' + ${where.param(at)}::bigint * interval '1 microsecond'`;
    where.add(`(e.occurred_at, e.id) > (${moment}, ${where.param(id)}::bigint)`);
  }
  const limit = where.param(filter.limit + 1);
  const { rows } = await pool().query<StoryEventRow & { micros: bigint }>(
    `select e.id, e.event_id as "eventId", e.type, e.occurred_at as "occurredAt", d.name as domain, e.message_id as "messageId",
            e.recipient, e.payload, e.skipped, (extract(epoch from e.occurred_at) * 1000000)::bigint as micros,
            coalesce(p.redact_pii, a.redact_pii) or d.redact_pii as "redactedNow"
       from (select e.* from (${found}) e where ${where.sql()} order by e.occurred_at, e.id limit ${limit}) e
       join domains d on d.id = e.domain_id
       join accounts a on a.id = e.account_id
       left join accounts p on p.id = a.parent_id
      order by e.occurred_at, e.id`,
    where.params,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const more = rows.length > filter.limit && last !== undefined;
  return { rows: page, nextCursor: more ? encodeCursor([String(last.micros), String(last.id)]) : null };
}
