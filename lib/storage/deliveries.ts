import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { DELIVERY_STATUSES } from '@/lib/schemas/delivery-statuses';
import type { EventType } from '@/lib/schemas/event-types';
import type { DeliveryFilter } from './delivery-parts';
import { searchedDeliveries } from './delivery-search';
import { findDomainId } from './domain-id';
import { findEndpointIds } from './endpoint-ids';
import { Conditions, encodeCursor } from './keyset';
import { findMatchingEvents } from './matching-events';
import { ONE_DELIVERY_PARTS } from './one-delivery';
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
  /** As the event says it; the service redacts. */
  recipient: string;
  /** The last attempt was redacted; or, where there was none, the next one would be. */
  redacted: boolean;
  domain: string;
  webhookId: string;
  description: string;
  /** Domain of the webhook, null at the account level; `webhookKnown` is false where nothing is known of it. */
  webhookDomainId: string | null;
  webhookKnown: boolean;
  webhookExists: boolean;
  attempts: number;
  dueAt: Date | null;
  canceledBecause: string | null;
  retryDelivered: boolean;
  lastAt: Date | null;
  lastStatusCode: number | null;
  lastDurationMs: number | null;
  lastReason: string | null;
}

/** What is shown of the rows `x` that were found, newest first. */
const SHOWN = `x.id, x.account_id as "accountId", x.region, x.status, x.url, coalesce(x.event_type, e.type, '') as "eventType",
    x.event_id as "eventRowId", coalesce(e.event_id, '') as "eventId", e.message_id as "messageId", coalesce(e.recipient, '') as recipient,
    coalesce(l.redacted, coalesce(pa.redact_pii, ea.redact_pii, false) or coalesce(d.redact_pii, false)) as redacted,
    coalesce(d.name, e.payload::jsonb #>> '{domain,name}', '') as domain, x.webhook_id as "webhookId",
    coalesce(wt.description, '') as description, wt.domain_id as "webhookDomainId", wt.webhook_id is not null as "webhookKnown",
    exists (select from webhooks w where w.id = x.webhook_id) as "webhookExists",
    x.attempts, x.due_at as "dueAt", x.canceled_because as "canceledBecause", a.retry_delivered as "retryDelivered",
    l.at as "lastAt", l.status_code as "lastStatusCode", l.duration_ms as "lastDurationMs", l.reason as "lastReason"`;
const JOINED = `join accounts a on a.id = x.account_id
    left join events e on e.id = x.event_id
    left join accounts ea on ea.id = e.account_id
    left join accounts pa on pa.id = ea.parent_id
    left join domains d on d.id = coalesce(x.domain_id, e.domain_id)
    left join webhook_traces wt on wt.webhook_id = x.webhook_id and wt.replaced_at is null
    left join attempts l on l.delivery_id = x.id and l.number = x.attempts`;

const union = (parts: string[]) => parts.map((part) => `select * from (${part}) part`).join(' union all ');

/**
 * Deliveries of the accounts' webhooks, newest first. Ids are time-ordered, so the id is the key of the page. What no index
 * tells is looked for among a bounded number of rows: a page may then have few rows, or none, and a cursor to go on.
 */
export async function findDeliveries(
  filter: DeliveryFilter,
): Promise<{ rows: DeliveryRow[]; nextCursor: string | null }> {
  const none = { rows: [], nextCursor: null };
  const { domain, statuses = DELIVERY_STATUSES, ...rest } = filter;
  const domainId = domain === undefined ? undefined : await findDomainId(filter.region, domain);
  if (domainId === null) return none;
  const [events, endpointIds] = await Promise.all([
    findMatchingEvents(filter, domainId),
    findEndpointIds(filter, domainId),
  ]);
  if (events?.length === 0) return none;
  const where = new Conditions();
  const found = searchedDeliveries({ ...rest, statuses, domainId, endpointIds }, events, where);
  if (found.parts.length === 0) return none;
  const limit = where.param(filter.limit + 1);
  const mark = found.marks.length === 0 ? 'null::bigint' : `greatest(${found.marks.join(', ')})`;
  const behind = found.marks.length === 0 ? '' : 'where mark.id is null or u.id >= mark.id';
  const { rows } = await pool().query<DeliveryRow & { mark: bigint | null }>(
    `${found.with} select mark.id as mark, y.* from (select ${mark} as id) mark left join lateral (
       select ${SHOWN} from (select * from (${union(found.parts)}) u ${behind} order by id desc limit ${limit}) x ${JOINED}) y on true
      order by y.id desc`,
    where.params,
  );
  const listed = rows.filter((row) => row.id !== null);
  const page = listed.slice(0, filter.limit);
  const last = page.at(-1);
  const behindLast = listed.length > filter.limit && last ? last.id : (rows[0]?.mark ?? null);
  return { rows: page, nextCursor: behindLast === null ? null : encodeCursor([String(behindLast)]) };
}

/** One delivery of one of the accounts, wherever it stands, or null. */
export async function findDelivery(
  id: bigint,
  scope: { accountIds: readonly string[]; region: string },
): Promise<DeliveryRow | null> {
  const { rows } = await pool().query<DeliveryRow>(
    `select ${SHOWN} from (select * from (${union(ONE_DELIVERY_PARTS)}) u limit 1) x ${JOINED}`,
    [String(id), scope.accountIds, scope.region],
  );
  return rows[0] ?? null;
}

/** The events and webhooks of some deliveries of the accounts, wherever they stand. Strangers' are left out. */
export async function findDeliveriesById(
  ids: readonly string[],
  scope: { accountIds: readonly string[]; region: string },
): Promise<{ eventRowId: bigint; webhookId: string }[]> {
  const { rows } = await pool().query<{ eventRowId: bigint; webhookId: string }>(
    `select x.event_id as "eventRowId", x.webhook_id as "webhookId"
       from unnest($1::bigint[]) wanted(id) cross join lateral (${union(ONE_DELIVERY_PARTS).replaceAll('$1::bigint', 'wanted.id')}) x`,
    [ids, scope.accountIds, scope.region],
  );
  return rows;
}
