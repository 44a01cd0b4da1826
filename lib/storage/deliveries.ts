import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import type { EventType } from '@/lib/schemas/event-types';
import type { LogFilter } from './failure-logs';
import { firstIdAt } from './ids';
import { Conditions, decodeCursor, encodeCursor } from './keyset';
import { pool } from './pool';

export interface DeliveryRow {
  id: bigint;
  accountId: string;
  region: string;
  status: DeliveryStatus;
  url: string;
  eventType: EventType;
  eventRowId: bigint;
  eventId: string;
  messageId: string | null;
  domain: string;
  webhookId: string;
  attempts: number;
  dueAt: Date | null;
  retryDelivered: boolean;
}

/**
 * Where a delivery stands decides where its row is: in the queue while it is pending, else in the log as the attempt
 * with a final status, or among the cancellations. Each part yields the same columns; PostgreSQL pulls
 * the conditions around a part into it, so that each uses its own table's index.
 */
const PARTS = [
  `select q.id, w.account_id, w.region, 'pending' as status, w.url, ev.type as event_type, q.event_id, ev.domain_id,
          w.id as webhook_id, q.attempts, q.due_at
     from deliveries q join webhooks w on w.endpoint_id = q.endpoint_id join events ev on ev.id = q.event_id`,
  `select delivery_id as id, account_id, region, final_status as status, url, event_type, event_id, domain_id,
          webhook_id, number as attempts, null::timestamptz as due_at
     from attempts where final_status is not null`,
  `select delivery_id as id, account_id, region, 'canceled' as status, url, event_type, event_id, domain_id,
          webhook_id, attempts, null::timestamptz as due_at
     from cancellations`,
];

function selectDeliveries(condition: string, limit: string): string {
  const parts = PARTS.map((part) => `(select * from (${part}) p where ${condition} order by p.id desc limit ${limit})`);
  return `select x.id, x.account_id as "accountId", x.region, x.status, x.url, x.event_type as "eventType",
            x.event_id as "eventRowId", coalesce(e.event_id, '') as "eventId", e.message_id as "messageId",
            coalesce(d.name, e.payload::jsonb #>> '{domain,name}', '') as domain, x.webhook_id as "webhookId", x.attempts, x.due_at as "dueAt",
            a.retry_delivered as "retryDelivered"
       from (${parts.join(' union all ')} order by id desc limit ${limit}) x
       join accounts a on a.id = x.account_id
       left join events e on e.id = x.event_id
       left join domains d on d.id = x.domain_id
      order by x.id desc`;
}

/** Deliveries of the accounts' webhooks, newest first. Ids are time-ordered, so the id is the key of the page. */
export async function findDeliveries(
  filter: LogFilter & { status?: DeliveryStatus | undefined },
): Promise<{ rows: DeliveryRow[]; nextCursor: string | null }> {
  const where = new Conditions();
  where.when(filter.accountIds, (ids) => `p.account_id = any(${ids}::text[])`);
  where.when(filter.region, (region) => `p.region = ${region}`);
  where.when(filter.status, (status) => `p.status = ${status}`);
  where.when(filter.webhookId, (id) => `p.webhook_id = ${id}`);
  where.when(filter.eventType, (type) => `p.event_type = ${type}`);
  where.when(filter.domain, (name) => `p.domain_id in (select id from domains where name = ${name})`);
  where.when(filter.from && String(firstIdAt(filter.from)), (id) => `p.id >= ${id}::bigint`);
  where.when(filter.to && String(firstIdAt(filter.to)), (id) => `p.id < ${id}::bigint`);
  where.when(filter.cursor && decodeCursor(filter.cursor, 1)[0], (id) => `p.id < ${id}::bigint`);
  const condition = where.sql();
  const { rows } = await pool().query<DeliveryRow>(
    selectDeliveries(condition, where.param(filter.limit + 1)),
    where.params,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > filter.limit && last ? encodeCursor([String(last.id)]) : null };
}

/** One delivery of one of the accounts, wherever it stands, or null. */
export async function findDelivery(
  id: bigint,
  scope: { accountIds: readonly string[]; region: string },
): Promise<DeliveryRow | null> {
  const condition = 'p.id = $1::bigint and p.account_id = any($2::text[]) and p.region = $3';
  const { rows } = await pool().query<DeliveryRow>(selectDeliveries(condition, '1'), [
    String(id),
    scope.accountIds,
    scope.region,
  ]);
  return rows[0] ?? null;
}
