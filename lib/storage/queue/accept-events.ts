import type { QueryConfig } from 'pg';
import { OutdatedSettingsError } from '../settings';
import { int4Array, int8Array, textArray } from './binary-array';
import { DUE_CHANNEL, dueHint, type Queryable } from './queryable';

/** An event that is about to be stored, with an id made by the application. */
export interface NewEvent {
  id: bigint;
  accountId: string;
  domainId: string;
  region: string;
  type: string;
  eventId: string;
  /** UTC day of `occurredAt`, `YYYY-MM-DD`. */
  day: string;
  /** ISO 8601 in UTC, to the microsecond. */
  occurredAt: string;
  messageId: string | null;
  recipient: string;
  payload: string;
  /** JSON of the webhooks that were left out as duplicates, or null. */
  skipped: string | null;
}

export interface NewDelivery {
  id: bigint;
  eventId: bigint;
  endpointId: number;
}

/** Then those who wait are told to come back: they hold their bodies here, and others wait behind them. */
const STORED_WITHIN_MS = 20_000;

const SQL = `
with e as (
  insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, message_id, recipient, payload, skipped)
  select t.id, t.account_id, t.domain_id, t.region, t.type, t.event_id, t.day::date, t.occurred_at::timestamptz, t.message_id, t.recipient,
    t.payload, t.skipped::jsonb
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::text[])
    as t(id, account_id, domain_id, region, type, event_id, day, occurred_at, message_id, recipient, payload, skipped)
  where exists (select from settings_version where version = $17::bigint)
  on conflict (domain_id, day, event_id) do nothing
  returning id
), d as (
  insert into deliveries (id, event_id, endpoint_id)
  select t.id, t.event_id, t.endpoint_id
  from unnest($13::bigint[], $14::bigint[], $15::int[]) as t(id, event_id, endpoint_id) join e on e.id = t.event_id
  returning 1
), n as (
  select pg_notify('${DUE_CHANNEL}', $16) where exists (select 1 from d)
)
select array(select id::text from e) as accepted, (select count(*) from n) as notified,
  exists (select from settings_version where version = $17::bigint) as current`;

function inKeyOrder(a: NewEvent, b: NewEvent): number {
  const left = `${a.domainId}${a.day}${a.eventId}`;
  const right = `${b.domainId}${b.day}${b.eventId}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Stores events and their deliveries in one statement, so all or nothing of it is on disk, and wakes
 * the dispatchers once. Events that the domain already has on their day (PRODUCT 2), also earlier in the
 * same call, are left out together with their deliveries. Returns the ids of those that were stored.
 *
 * Rows go in in the order of their unique key: two callers with the same events in another order would
 * otherwise wait for each other. Throws `OutdatedSettingsError`, and has stored nothing, when the webhooks were
 * matched under another version of the settings than the statement sees.
 */
export async function insertEvents(
  db: Queryable,
  events: NewEvent[],
  deliveries: NewDelivery[],
  settingsVersion: bigint,
): Promise<Set<bigint>> {
  const sorted = [...events].sort(inKeyOrder);
  const statement: QueryConfig & { query_timeout: number } = {
    name: 'accept-events',
    text: SQL,
    query_timeout: STORED_WITHIN_MS,
    values: [
      int8Array(sorted.map((event) => event.id)),
      textArray(sorted.map((event) => event.accountId)),
      textArray(sorted.map((event) => event.domainId)),
      textArray(sorted.map((event) => event.region)),
      textArray(sorted.map((event) => event.type)),
      textArray(sorted.map((event) => event.eventId)),
      textArray(sorted.map((event) => event.day)),
      textArray(sorted.map((event) => event.occurredAt)),
      textArray(sorted.map((event) => event.messageId)),
      textArray(sorted.map((event) => event.recipient)),
      textArray(sorted.map((event) => event.payload)),
      textArray(sorted.map((event) => event.skipped)),
      int8Array(deliveries.map((delivery) => delivery.id)),
      int8Array(deliveries.map((delivery) => delivery.eventId)),
      int4Array(deliveries.map((delivery) => delivery.endpointId)),
      dueHint(deliveries.map((delivery) => delivery.endpointId)),
      settingsVersion,
    ],
  };
  const result = await db.query<{ accepted: string[]; current: boolean }>(statement);
  if (!result.rows[0]?.current) throw new OutdatedSettingsError('Settings have changed since the events were matched.');
  return new Set(result.rows[0]?.accepted.map(BigInt));
}
