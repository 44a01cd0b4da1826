import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
import { findDomainId } from './domain-id';
import { Conditions, decodeCursor, encodeCursor } from './keyset';
import { pool } from './pool';

/** What a list of attempts or deliveries may be narrowed to. */
export interface LogFilter {
  /** Owners of the webhooks; decided by the service, never by the client. */
  accountIds: readonly string[];
  region: Region;
  webhookId?: string | undefined;
  domain?: string | undefined;
  eventType?: EventType | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface FailureLogRow {
  deliveryId: bigint;
  number: number;
  at: Date;
  url: string;
  reason: string | null;
  eventType: EventType;
  eventId: string;
  domain: string;
  webhookId: string;
  statusCode: number | null;
  durationMs: number;
  nextAttemptAt: Date | null;
  exhausted: boolean;
  retryDelivered: boolean;
}

/**
 * Attempts that did not succeed, newest first. Each branch is a few ranges of one of the partial indexes that only failures
 * pay for: by webhook or domain where one is asked for, else account by account and type by type.
 */
export async function findFailureLogs(
  filter: LogFilter,
): Promise<{ rows: FailureLogRow[]; nextCursor: string | null }> {
  const domainId = filter.domain === undefined ? undefined : await findDomainId(filter.region, filter.domain);
  if (domainId === null) return { rows: [], nextCursor: null };
  const where = new Conditions();
  const accounts = `${where.param(filter.accountIds)}::bpchar[]`;
  const region = where.param(filter.region);
  where.add(`t.region = ${region}`);
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
  const types = filter.eventType === undefined ? EVENT_TYPES : [filter.eventType];
  const byOwner = filter.webhookId === undefined && domainId === undefined;
  const from = byOwner
    ? `unnest(${accounts}) owner(id) cross join unnest(${where.param(types)}::text[]) kind(type) cross join lateral (
         select * from attempts t where t.account_id = owner.id and t.event_type = kind.type and`
    : `(select * from attempts t where t.account_id = any(${accounts}) and`;
  const limit = where.param(filter.limit + 1);
  const { rows } = await pool().query<FailureLogRow>(
    `select x.delivery_id as "deliveryId", x.number, x.at, x.url, x.reason, x.event_type as "eventType",
            coalesce(e.event_id, '') as "eventId", coalesce(d.name, e.payload::jsonb #>> '{domain,name}', '') as domain, x.webhook_id as "webhookId",
            x.status_code as "statusCode", x.duration_ms as "durationMs", x.next_attempt_at as "nextAttemptAt",
            x.final_status is not distinct from 'exhausted' as exhausted, a.retry_delivered as "retryDelivered"
       from (select t.* from ${from} ${where.sql()}
               order by t.at desc, t.delivery_id desc, t.number desc limit ${limit}) t
              order by t.at desc, t.delivery_id desc, t.number desc limit ${limit}) x
       join accounts a on a.id = x.account_id
       left join events e on e.id = x.event_id
       left join domains d on d.id = x.domain_id
      order by x.at desc, x.delivery_id desc, x.number desc`,
    where.params,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const more = rows.length > filter.limit && last !== undefined;
  return {
    rows: page,
    nextCursor: more ? encodeCursor([last.at.getTime(), String(last.deliveryId), last.number]) : null,
  };
}
