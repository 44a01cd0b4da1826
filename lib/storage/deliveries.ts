import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import type { EventType } from '@/lib/schemas/event-types';
import { type DeliveryFilter, deliveryParts, ONE_DELIVERY_PARTS } from './delivery-parts';
import { findDomainId } from './domain-id';
import { Conditions, encodeCursor } from './keyset';
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

/** What is shown of the rows that the parts found, newest first. */
function selectDeliveries(parts: string[], limit: string): string {
  return `select x.id, x.account_id as "accountId", x.region, x.status, x.url, coalesce(x.event_type, e.type) as "eventType",
            x.event_id as "eventRowId", coalesce(e.event_id, '') as "eventId", e.message_id as "messageId",
            coalesce(d.name, e.payload::jsonb #>> '{domain,name}', '') as domain, x.webhook_id as "webhookId", x.attempts, x.due_at as "dueAt",
            a.retry_delivered as "retryDelivered"
       from (${parts.map((part) => `select * from (${part}) part`).join(' union all ')} order by id desc limit ${limit}) x
       join accounts a on a.id = x.account_id
       left join events e on e.id = x.event_id
       left join domains d on d.id = coalesce(x.domain_id, e.domain_id)
      order by x.id desc`;
}

/** Deliveries of the accounts' webhooks, newest first. Ids are time-ordered, so the id is the key of the page. */
export async function findDeliveries(
  filter: DeliveryFilter,
): Promise<{ rows: DeliveryRow[]; nextCursor: string | null }> {
  const { domain, ...rest } = filter;
  const domainId = domain === undefined ? undefined : await findDomainId(filter.region, domain);
  if (domainId === null) return { rows: [], nextCursor: null };
  const where = new Conditions();
  const { parts, limit } = deliveryParts({ ...rest, domainId }, where);
  const { rows } = await pool().query<DeliveryRow>(selectDeliveries(parts, limit), where.params);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > filter.limit && last ? encodeCursor([String(last.id)]) : null };
}

/** One delivery of one of the accounts, wherever it stands, or null. */
export async function findDelivery(
  id: bigint,
  scope: { accountIds: readonly string[]; region: string },
): Promise<DeliveryRow | null> {
  const { rows } = await pool().query<DeliveryRow>(selectDeliveries(ONE_DELIVERY_PARTS, '1'), [
    String(id),
    scope.accountIds,
    scope.region,
  ]);
  return rows[0] ?? null;
}
