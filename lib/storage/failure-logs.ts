import type { EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
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

/** Attempts that did not succeed, newest first, by attempts_failures_idx: one index range per account. */
export async function findFailureLogs(
  filter: LogFilter,
): Promise<{ rows: FailureLogRow[]; nextCursor: string | null }> {
  const where = new Conditions();
  const accounts = where.param(filter.accountIds);
  where.add('t.account_id = owner.id');
  where.when(filter.region, (region) => `t.region = ${region}`);
  where.add("t.outcome <> 'succeeded'");
  where.when(filter.webhookId, (id) => `t.webhook_id = ${id}`);
  where.when(filter.eventType, (type) => `t.event_type = ${type}`);
  where.when(filter.domain, (name) => `t.domain_id in (select id from domains where name = ${name})`);
  where.when(filter.from, (from) => `t.at >= ${from}`);
  where.when(filter.to, (to) => `t.at < ${to}`);
  if (filter.cursor !== undefined) {
    const [at, deliveryId, number] = decodeCursor(filter.cursor, 3);
    const moment = where.param(new Date(Number(at)));
    where.add(`(t.at, t.delivery_id, t.number) < (${moment}, ${where.param(deliveryId)}, ${where.param(number)})`);
  }
  const limit = where.param(filter.limit + 1);
  const { rows } = await pool().query<FailureLogRow>(
    `select x.delivery_id as "deliveryId", x.number, x.at, x.url, x.reason, x.event_type as "eventType",
            coalesce(e.event_id, '') as "eventId", coalesce(d.name, e.payload::jsonb #>> '{domain,name}', '') as domain, x.webhook_id as "webhookId",
            x.status_code as "statusCode", x.duration_ms as "durationMs", x.next_attempt_at as "nextAttemptAt",
            x.final_status is not distinct from 'exhausted' as exhausted, a.retry_delivered as "retryDelivered"
       from (select t.* from unnest(${accounts}::text[]) owner(id) cross join lateral (
               select * from attempts t where ${where.sql()}
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
