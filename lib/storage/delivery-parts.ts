import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { firstIdAt } from './ids';
import { type Conditions, decodeCursor } from './keyset';
import { examinedRowsOfUrl, type LogFilter } from './log-filter';
import { ofEvents } from './matching-events';

export type DeliveryFilter = LogFilter & {
  /** Without it: all of them. */
  statuses?: readonly DeliveryStatus[] | undefined;
};
/** As it is asked of the tables: the domain is known by its id, recipient and message-id by their events. */
export type PartsFilter = Omit<DeliveryFilter, 'domain' | 'statuses' | 'limit'> & {
  statuses: readonly DeliveryStatus[];
  /** Of the webhooks of the accounts, the region and the other filters (`findEndpointIds`). */
  endpointIds: readonly number[];
  domainId?: string | undefined;
  eventIds?: readonly string[] | undefined;
};

/** Statuses that few deliveries end with: they have an index of their own, which a success never pays for. */
const UNSUCCESSFUL: readonly DeliveryStatus[] = ['rejected', 'exhausted'];
const FINAL: readonly DeliveryStatus[] = ['succeeded', ...UNSUCCESSFUL];

/** Deliveries that wait, looked through for a type or a domain. */
export const MOST_WAITING = 4_000;

/** More than any. */
const LAST_ID = '9223372036854775807';

/** Of attempts and cancellations alike. */
export const LOG_COLUMNS = 'region, url, event_type, event_id, domain_id, webhook_id';

/** Statements that find deliveries, each the newest `limit` of one place: the queue, the log, the cancellations. */
export class DeliveryParts {
  private readonly accounts: string;
  private readonly region: string;
  private readonly domain: string | null;
  private readonly webhook: string | null;
  private readonly type: string | null;
  private readonly eventIds: string | null;
  private readonly bounds: [operator: string, bound: string][] = [];

  /** `limit` is a placeholder, or a number. */
  constructor(
    private readonly filter: PartsFilter,
    private readonly where: Conditions,
    private readonly limit: string,
  ) {
    const optional = (value: unknown) => (value === undefined ? null : where.param(value));
    this.accounts = `${where.param(filter.accountIds)}::bpchar[]`;
    this.region = where.param(filter.region);
    this.domain = optional(filter.domainId);
    this.webhook = optional(filter.webhookId);
    this.type = optional(filter.eventType);
    this.eventIds = optional(filter.eventIds);
    const bound = (operator: string, value: string | undefined) => {
      if (value !== undefined) this.bounds.push([operator, where.param(value)]);
    };
    bound('>=', filter.from && String(firstIdAt(filter.from)));
    bound('<', filter.to && String(firstIdAt(filter.to)));
    bound('<', filter.cursor && decodeCursor(filter.cursor, 1)[0]);
  }

  /**
   * What `all` needs before it, as a statement named `waiting`: the queue knows neither type nor domain, so that its events are
   * asked, each of them, and no more than so many. Null where it is not needed.
   */
  waiting(): string | null {
    return this.asksEvents && this.filter.statuses.includes('pending') ? this.queued(String(MOST_WAITING)) : null;
  }

  /** One statement for each place that can have some of the wanted statuses. */
  all(): string[] {
    const { statuses } = this.filter;
    const finals = FINAL.filter((status) => statuses.includes(status));
    return [
      ...(statuses.includes('pending') ? [this.pending()] : []),
      ...(finals.length > 0 ? [this.finished(finals)] : []),
      ...(statuses.includes('canceled') ? [this.canceled()] : []),
    ];
  }

  /**
   * Finished ones. Every branch is one or a few ranges of one index in the order of the page, so that it reads no more rows than it
   * shows: by event, webhook or domain where one is asked for, else account by account and, as the indexes are, status by
   * status for the rare ones or type by type.
   */
  finished(statuses: readonly DeliveryStatus[]): string {
    const { accounts, region, limit, webhook, domain, type, where } = this;
    const all = statuses.length === FINAL.length;
    const rare = statuses.every((status) => UNSUCCESSFUL.includes(status));
    const narrow = () => (all ? '' : ` and t.final_status = any(${where.param(statuses)}::text[])`);
    // The planner takes each condition for a further one: said twice, it would expect next to nothing and read everything.
    const partial = rare ? " and t.final_status in ('rejected', 'exhausted')" : '';
    const conditions = `t.region = ${region} and t.final_status is not null${this.rowConditions()}${this.ids('t.delivery_id')}`;
    const ordered = `order by t.delivery_id desc limit ${limit}`;
    const columns = `t.delivery_id as id, t.account_id, t.final_status as status, ${LOG_COLUMNS}, t.number as attempts,
      null::timestamptz as due_at, null::text as canceled_because`;
    const owned = () => `t.account_id = any(${accounts}) and ${conditions}${narrow()}`;
    if (this.eventIds !== null) {
      return `select ${columns} from ${ofEvents('attempts', 'delivery_id', this.eventIds, owned())} ${ordered}`;
    }
    if (webhook !== null || domain !== null) return `select ${columns} from attempts t where ${owned()} ${ordered}`;
    const kinds = rare
      ? `cross join unnest(${where.param(statuses)}::text[]) kind(of)`
      : type === null
        ? `cross join unnest(${where.param(EVENT_TYPES)}::text[]) kind(of)`
        : '';
    const kind = rare
      ? ' and t.final_status = kind.of'
      : type === null
        ? ` and t.event_type = kind.of${narrow()}`
        : narrow();
    // The index alone tells which are the newest of all its ranges; only those are read.
    return `select ${columns} from (
        select k.delivery_id from unnest(${accounts}) owner(id) ${kinds} cross join lateral (
          select t.delivery_id from attempts t where t.account_id = owner.id${kind} and ${conditions}${partial} ${ordered}) k
         order by k.delivery_id desc limit ${limit}) k
      join attempts t on t.delivery_id = k.delivery_id and t.final_status is not null`;
  }

  /**
   * The newest finished ones of each webhook that had a URL with this text (a pattern for ILIKE), while it had it: their ids, `most`
   * of each such URL, which `trace` numbers. What they are is not looked at, so that the index alone tells.
   */
  idsByUrl(pattern: string): string {
    const { accounts, region, webhook } = this;
    return `select t.delivery_id as id, trace.number as trace, trace.most
      from (select *, row_number() over () as number, ${examinedRowsOfUrl('count(*) over ()')} as most from webhook_traces
             where account_id = any(${accounts}) and region = ${region} and url ilike ${pattern}
               ${webhook ? `and webhook_id = ${webhook}` : ''}) trace
      cross join lateral (
        select t.delivery_id from attempts t
         where t.webhook_id = trace.webhook_id and t.final_status is not null${this.ids('t.delivery_id')}
           and t.delivery_id < case when trace.replaced_at is null then ${LAST_ID}
             else (extract(epoch from trace.replaced_at - timestamptz '2024-01-01Z') * 1000)::bigint << 22 end
         order by t.delivery_id desc limit trace.most) t`;
  }

  /** Of these ids (a name of `idsByUrl`) the newest that succeeded: from the newest on, until there are enough. */
  succeededOf(ids: string, pattern: string): string {
    return `select t.delivery_id as id, t.account_id, t.final_status as status, ${LOG_COLUMNS}, t.number as attempts,
        null::timestamptz as due_at, null::text as canceled_because
      from (select distinct id from ${ids} order by id desc) p cross join lateral (
        select * from attempts t
         where t.delivery_id = p.id and t.final_status = 'succeeded' and t.account_id = any(${this.accounts}) and t.url ilike ${pattern}) t
      order by p.id desc limit ${this.limit}`;
  }

  private canceled(): string {
    const { accounts, region, limit, eventIds } = this;
    return `select delivery_id as id, account_id, 'canceled' as status, ${LOG_COLUMNS}, attempts, null::timestamptz as due_at,
        t.reason as canceled_because
       from cancellations t
      where t.account_id = any(${accounts}) and t.region = ${region}${this.rowConditions()}${this.ids('t.delivery_id')}
        ${eventIds ? `and t.event_id = any(${eventIds}::bigint[])` : ''}
      order by t.delivery_id desc limit ${limit}`;
  }

  private get asksEvents(): boolean {
    return this.domain !== null || this.type !== null;
  }

  private pending(): string {
    const { domain, type, limit } = this;
    const columns = (eventType: string, domainId: string) => `t.id, t.account_id, 'pending' as status, t.region, t.url,
        ${eventType} as event_type, t.event_id, ${domainId} as domain_id, t.webhook_id, t.attempts, t.due_at, null::text as canceled_because`;
    if (!this.asksEvents) return `select ${columns('null', 'null::bpchar')} from (${this.queued(limit)}) t`;
    return `select ${columns('e.type', 'e.domain_id')} from waiting t join events e on e.id = t.event_id
      where true${domain ? ` and e.domain_id = ${domain}` : ''}${type ? ` and e.type = ${type}` : ''} order by t.id desc limit ${limit}`;
  }

  private queued(limit: string): string {
    const { accounts, region, webhook, eventIds, filter, where } = this;
    const endpoints = where.param(filter.endpointIds);
    return `select t.id, t.event_id, t.attempts, t.due_at, w.account_id, w.region, w.url, w.id as webhook_id
       from (select t.* from ${eventIds ? ofEvents('deliveries', 'id', eventIds, 'true') : 'deliveries t'}
              where t.endpoint_id = any(${endpoints}::int[])${this.ids('t.id')} order by t.id desc limit ${limit}) t
       join webhooks w on w.endpoint_id = t.endpoint_id
      where w.account_id = any(${accounts}) and w.region = ${region}${webhook ? ` and w.id = ${webhook}` : ''}`;
  }

  /** Conditions on the id, which is the page's key and tells the time; `id` is its column. */
  private ids(id: string): string {
    return this.bounds.map(([operator, bound]) => ` and ${id} ${operator} ${bound}::bigint`).join('');
  }

  /** Conditions that attempts and cancellations say alike. */
  private rowConditions(): string {
    const { domain, webhook, type } = this;
    return [
      domain && ` and t.domain_id = ${domain}`,
      webhook && ` and t.webhook_id = ${webhook}`,
      type && ` and t.event_type = ${type}`,
    ]
      .filter((condition) => condition !== null)
      .join('');
  }
}
