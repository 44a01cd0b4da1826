import { log } from '@/lib/config/log';
import type { EventType } from '@/lib/schemas/event-types';
import { int4Array, timeArray } from './binary-array';
import type { Queryable } from './queryable';

/** A delivery that this worker holds now, with the event to send. */
export interface ClaimedDelivery {
  id: bigint;
  endpointId: number;
  /** Attempts made and logged before this one. */
  attempts: number;
  eventId: bigint;
  accountId: string;
  domainId: string;
  region: string;
  eventType: EventType;
  payload: string;
  /** Epoch milliseconds. */
  dueMs: number;
  /** The version of the settings at the claim (decision 0009). */
  settingsVersion: number;
}

/** How many rows of an endpoint there is room for. */
export interface ClaimRoom {
  endpointId: number;
  room: number;
  /** Only rows due from then on are looked at; null for all. */
  from?: Date | null;
}

/** What a claim brings, from `x` (the rows that were taken) and `e` (their events, which may be gone). */
export const CLAIMED_COLUMNS = `x.id, x.endpoint_id as "endpointId", x.attempts, e.id as "eventId", e.account_id as "accountId",
  e.domain_id as "domainId", e.region, e.type as "eventType", e.payload,
  extract(epoch from x.due_at)::float8 * 1000 as "dueMs", (select version::float8 from settings_version) as "settingsVersion"`;

// The lateral join takes each endpoint's oldest rows, so one endpoint's million rows are not in another's way.
// Enabled webhooks of open accounts only: what must wait or be canceled is never taken. Those with a rate limit have a
// claim of their own (claim-limited), so that the others do not pay for it.
const SQL = `
with x as (
  update deliveries d set owner = $1 where ctid = any(array(
    select q.ctid
    from unnest($2::int[], $3::int[], $4::timestamptz[]) t(endpoint_id, room, due_from)
    join webhooks w on w.endpoint_id = t.endpoint_id and w.enabled and w.rate_limit is null
    join accounts a on a.id = w.account_id and a.status = 'open'
    cross join lateral (
      select ctid from deliveries
      where endpoint_id = t.endpoint_id and owner = 0 and due_at >= coalesce(t.due_from, '-infinity') and due_at <= now()
      order by due_at limit t.room for update skip locked) q))
  returning d.id, d.event_id, d.endpoint_id, d.attempts, d.due_at)
select ${CLAIMED_COLUMNS}
from x left join events e on e.id = x.event_id`;

/**
 * Takes due rows for a worker: each endpoint's oldest, at most its room (the lane's cap is applied here, so
 * that a sick endpoint's rows wait in the table and not in a worker). Rows that another worker is taking are skipped.
 */
export async function claimDue(db: Queryable, owner: number, rooms: ClaimRoom[]): Promise<ClaimedDelivery[]> {
  const result = await db.query<ClaimedDelivery>({
    name: 'claim-due',
    text: SQL,
    values: [
      owner,
      int4Array(rooms.map((lane) => lane.endpointId)),
      int4Array(rooms.map((lane) => lane.room)),
      timeArray(rooms.map((lane) => lane.from ?? null)),
    ],
  });
  return withEvents(db, owner, result.rows);
}

/**
 * Only those whose event is there. One that retention deleted in the moment in which somebody had it sent again has nothing to
 * send: its row goes, or this worker would hold it for ever.
 */
export async function withEvents(db: Queryable, owner: number, rows: ClaimedDelivery[]): Promise<ClaimedDelivery[]> {
  const gone = rows.filter(({ eventId }) => eventId === null).map(({ id }) => id);
  if (gone.length === 0) return rows;
  log.warn({ deliveries: gone.length }, 'queue.event_gone');
  await db.query('delete from deliveries where id = any($1::bigint[]) and owner = $2', [gone, owner]);
  return rows.filter(({ eventId }) => eventId !== null);
}
