import type { EventType } from '@/lib/schemas/event-types';
import { Conditions, decodeCursor, encodeCursor } from './keyset';
import { examinedRows } from './log-filter';
import { eventConditions, REPEAT_DISTANCE } from './matching-events';
import { pool } from './pool';

/** A webhook of the caller's, and which of its events are asked about. */
export interface MissedFilter {
  webhookId: string;
  accountIds: readonly string[];
  region: string;
  domainId?: string | undefined;
  eventType?: EventType | undefined;
  recipient?: string | undefined;
  messageId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  cursor?: string | undefined;
}

interface Place {
  at: bigint;
  id: bigint;
}

const MICROSECONDS = '(extract(epoch from occurred_at) * 1000000)::bigint';

/** The domains and types that the webhook hears of now; as many rows as it has ranges. */
const HEARD = `
select d.id as "domainId", t.event_type as type
from webhooks w join webhook_event_types t on t.webhook_id = w.id
join accounts a on a.id = w.account_id
join domains d on d.region = w.region and case when w.domain_id is not null then d.id = w.domain_id
  else d.account_id in (select id from accounts where id = a.id or parent_id = a.id) end
where w.id = $1::bpchar and w.account_id = any($2::bpchar[]) and w.region = $3
  and ($4::bpchar is null or d.id = $4::bpchar) and ($5::text is null or t.event_type = $5::text)`;

// It was owed to this webhook, or to another one for the same URL.
const IS_THIS = '(t.webhook_id = w.id or (t.url = w.url and w.url_secret is null))';
const NOT_OWED = `
  not exists (select from attempts t where t.delivery_id > e.id and t.delivery_id < e.id + ${REPEAT_DISTANCE} and t.event_id = e.id and ${IS_THIS})
  and not exists (select from attempts t where t.event_id = e.id and t.delivery_id - t.event_id >= ${REPEAT_DISTANCE} and ${IS_THIS})
  and not exists (select from cancellations t where t.event_id = e.id and ${IS_THIS})
  and not exists (select from deliveries q join webhooks t on t.endpoint_id = q.endpoint_id
    where q.id > e.id and q.id < e.id + ${REPEAT_DISTANCE} and q.event_id = e.id and t.url_hash = w.url_hash)
  and not exists (select from deliveries q join webhooks t on t.endpoint_id = q.endpoint_id
    where q.event_id = e.id and q.id - q.event_id >= ${REPEAT_DISTANCE} and t.url_hash = w.url_hash)
  and not coalesce(e.skipped @> jsonb_build_array(jsonb_build_object('webhookId', w.id)), false)`;

/**
 * Events that a webhook would hear of now, but that were never owed to it nor to another webhook for its URL: it was disabled
 * then, did not listen to the type, or did not exist (PRODUCT 2, Edits). Newest first; looks through a bounded number of
 * events and says where to go on.
 */
export async function findMissedEvents(
  filter: MissedFilter,
): Promise<{ eventRowIds: bigint[]; nextCursor: string | null }> {
  const { webhookId, accountIds, region, domainId = null, eventType = null } = filter;
  const heard = await pool().query<{ domainId: string; type: string }>(HEARD, [
    webhookId,
    accountIds,
    region,
    domainId,
    eventType,
  ]);
  if (heard.rows.length === 0) return { eventRowIds: [], nextCursor: null };
  const examined = examinedRows(heard.rows.length);
  const where = new Conditions();
  const ranges = `unnest(${where.param(heard.rows.map((row) => row.domainId))}::bpchar[], ${where.param(heard.rows.map((row) => row.type))}::text[])`;
  where.when(filter.from, (from) => `e.occurred_at >= ${from}`);
  where.when(filter.to, (to) => `e.occurred_at < ${to}`);
  if (filter.cursor !== undefined) {
    const [at, id] = decodeCursor(filter.cursor, 2);
    const moment = `timestamptz 'epoch' + ${where.param(at)}::bigint * interval '1 microsecond'`;
    where.add(`(e.occurred_at, e.id) < (${moment}, ${where.param(id)}::bigint)`);
  }
  const newest = (of: string) => `order by ${of}.occurred_at desc, ${of}.id desc limit ${examined}`;
  const webhook = where.param(webhookId);
  const { rows } = await pool().query<{ id: bigint | null; mark: bigint | null; markId: bigint | null }>(
    `with looked as materialized (
       select k.* from ${ranges} r(domain_id, type) cross join lateral (
         select e.id, e.occurred_at, e.skipped, e.recipient, e.message_id from events e
          where e.domain_id = r.domain_id and e.type = r.type and ${where.sql()} ${newest('e')}) k ${newest('k')}),
       mark as (select ${MICROSECONDS} as at, id from looked order by occurred_at desc, id desc offset ${examined - 1})
     select found.id, mark.at as mark, mark.id as "markId"
       from (select) one left join mark on true left join lateral (
         select e.id from looked e join webhooks w on w.id = ${webhook}::bpchar
          where ${[NOT_OWED, ...eventConditions(filter, where)].join(' and ')}) found on true`,
    where.params,
  );
  const [first] = rows;
  const mark: Place | null = first?.mark && first.markId ? { at: first.mark, id: first.markId } : null;
  return {
    eventRowIds: rows.flatMap(({ id }) => (id === null ? [] : [id])),
    nextCursor: mark && encodeCursor([String(mark.at), String(mark.id)]),
  };
}
