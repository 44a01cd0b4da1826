import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { LogFilter } from './failure-logs';
import { firstIdAt } from './ids';
import { type Conditions, decodeCursor } from './keyset';

export type DeliveryFilter = LogFilter & { status?: DeliveryStatus | undefined };
/** As it is asked of the tables: the domain is known by its id. */
type PartsFilter = Omit<DeliveryFilter, 'domain'> & { domainId?: string | undefined };

/** Statuses that few deliveries end with: they have an index of their own, which a success never pays for. */
const UNSUCCESSFUL: readonly (DeliveryStatus | undefined)[] = ['rejected', 'exhausted'];
const FINAL: readonly (DeliveryStatus | undefined)[] = [undefined, 'succeeded', ...UNSUCCESSFUL];

/** Placeholders that all parts share; null for what is not asked for. */
interface Shared {
  accounts: string;
  region: string;
  limit: string;
  domain: string | null;
  webhook: string | null;
  type: string | null;
}

function sharedOf(filter: PartsFilter, where: Conditions): Shared {
  const region = where.param(filter.region);
  const optional = (value: string | undefined) => (value === undefined ? null : where.param(value));
  return {
    accounts: `${where.param(filter.accountIds)}::bpchar[]`,
    region,
    limit: where.param(filter.limit + 1),
    domain: optional(filter.domainId),
    webhook: optional(filter.webhookId),
    type: optional(filter.eventType),
  };
}

/** Conditions on the id, which is the page's key and tells the time; `id` is its column in the part. */
function idConditions(filter: PartsFilter, where: Conditions): (id: string) => string {
  const bounds: [operator: string, bound: string][] = [];
  const add = (operator: string, bound: string | undefined) => {
    if (bound !== undefined) bounds.push([operator, where.param(bound)]);
  };
  add('>=', filter.from && String(firstIdAt(filter.from)));
  add('<', filter.to && String(firstIdAt(filter.to)));
  add('<', filter.cursor && decodeCursor(filter.cursor, 1)[0]);
  return (id) => bounds.map(([operator, bound]) => ` and ${id} ${operator} ${bound}::bigint`).join('');
}

/** Conditions that attempts and cancellations say alike. */
function rowConditions({ domain, webhook, type }: Shared): string {
  return [
    domain && ` and t.domain_id = ${domain}`,
    webhook && ` and t.webhook_id = ${webhook}`,
    type && ` and t.event_type = ${type}`,
  ]
    .filter((condition) => condition !== null)
    .join('');
}

const LOG_COLUMNS = 'region, url, event_type, event_id, domain_id, webhook_id';

// Every branch is one or a few ranges of one index in the order of the page, so that it reads no more rows than it shows:
// by webhook or domain where one is asked for, else account by account and, as attempts_finished_idx is, type by type.
function finishedPart(filter: PartsFilter, where: Conditions, shared: Shared, ids: (id: string) => string): string {
  const { accounts, region, limit, webhook, domain, type } = shared;
  const isUnsuccessful = UNSUCCESSFUL.includes(filter.status);
  const status = filter.status === undefined ? '' : ` and t.final_status = ${where.param(filter.status)}`;
  const rare = isUnsuccessful ? " and t.final_status in ('rejected', 'exhausted')" : '';
  const conditions = `t.region = ${region} and t.final_status is not null${rowConditions(shared)}${status}${rare}${ids('t.delivery_id')}`;
  const ordered = `order by t.delivery_id desc limit ${limit}`;
  const columns = `t.delivery_id as id, t.account_id, t.final_status as status, ${LOG_COLUMNS}, t.number as attempts, null::timestamptz as due_at`;
  if (webhook !== null || domain !== null) {
    return `select ${columns} from attempts t where t.account_id = any(${accounts}) and ${conditions} ${ordered}`;
  }
  const byType = type === null && !isUnsuccessful;
  const types = byType ? `cross join unnest(${where.param(EVENT_TYPES)}::text[]) kind(type)` : '';
  return `select ${columns} from unnest(${accounts}) owner(id) ${types} cross join lateral (
      select * from attempts t
       where t.account_id = owner.id${byType ? ' and t.event_type = kind.type' : ''} and ${conditions} ${ordered}) t ${ordered}`;
}

function canceledPart(shared: Shared, ids: (id: string) => string): string {
  const { accounts, region, limit } = shared;
  return `select delivery_id as id, account_id, 'canceled' as status, ${LOG_COLUMNS}, attempts, null::timestamptz as due_at
     from cancellations t
    where t.account_id = any(${accounts}) and t.region = ${region}${rowConditions(shared)}${ids('t.delivery_id')}
    order by t.delivery_id desc limit ${limit}`;
}

/** The queue knows neither type nor domain: the events are only asked where the filter does. */
function pendingPart(shared: Shared, ids: (id: string) => string): string {
  const { accounts, region, limit, domain, webhook, type } = shared;
  const ofEvent = domain !== null || type !== null;
  return `select q.id, w.account_id, 'pending' as status, w.region, w.url, ${ofEvent ? 'ev.type' : 'null'} as event_type, q.event_id,
          ${ofEvent ? 'ev.domain_id' : 'null::bpchar'} as domain_id, w.id as webhook_id, q.attempts, q.due_at
     from deliveries q join webhooks w on w.endpoint_id = q.endpoint_id${ofEvent ? ' join events ev on ev.id = q.event_id' : ''}
    where w.account_id = any(${accounts}) and w.region = ${region}${webhook ? ` and w.id = ${webhook}` : ''}
      ${domain ? `and ev.domain_id = ${domain} and (w.domain_id is null or w.domain_id = ${domain})` : ''}
      ${type ? `and ev.type = ${type}` : ''}${ids('q.id')}
    order by q.id desc limit ${limit}`;
}

/**
 * The statements that find a filter's deliveries, each the newest `limit + 1` of one place: a pending one is in the queue,
 * a finished one in the log as its attempt with a final status, the others are among the cancellations. `limit` is
 * the placeholder for how many are wanted of them all.
 */
export function deliveryParts(filter: PartsFilter, where: Conditions): { parts: string[]; limit: string } {
  const shared = sharedOf(filter, where);
  const ids = idConditions(filter, where);
  const wanted = (status: DeliveryStatus) => filter.status === undefined || filter.status === status;
  const parts = [
    ...(wanted('pending') ? [pendingPart(shared, ids)] : []),
    ...(FINAL.includes(filter.status) ? [finishedPart(filter, where, shared, ids)] : []),
    ...(wanted('canceled') ? [canceledPart(shared, ids)] : []),
  ];
  return { parts, limit: shared.limit };
}

/** The same three places for one id, which is $1; $2 are the accounts, $3 is the region. */
export const ONE_DELIVERY_PARTS = [
  `select q.id, w.account_id, 'pending' as status, w.region, w.url, null as event_type, q.event_id, null::bpchar as domain_id,
          w.id as webhook_id, q.attempts, q.due_at
     from deliveries q join webhooks w on w.endpoint_id = q.endpoint_id
    where q.id = $1::bigint and w.account_id = any($2::bpchar[]) and w.region = $3`,
  `select delivery_id as id, account_id, final_status as status, ${LOG_COLUMNS}, number as attempts, null::timestamptz as due_at
     from attempts where delivery_id = $1::bigint and account_id = any($2::bpchar[]) and region = $3 and final_status is not null`,
  `select delivery_id as id, account_id, 'canceled' as status, ${LOG_COLUMNS}, attempts, null::timestamptz as due_at
     from cancellations where delivery_id = $1::bigint and account_id = any($2::bpchar[]) and region = $3`,
];
