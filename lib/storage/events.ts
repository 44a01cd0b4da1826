import type { PoolClient } from 'pg';
import { AppError } from '@/lib/core/app-error';
import type { EventKeys } from '@/lib/core/event-filter';
import type { EventType } from '@/lib/schemas/event-types';
import { addSnapshot, currentSnapshot, type EventSnapshot } from './events-snapshot';
import { Conditions } from './keyset';
import { containing } from './like-pattern';
import { inTransaction } from './transaction';

type JsonObject = Record<string, unknown>;

/** An event's place in the order of time; several of one microsecond are in the order of their arrival. */
export interface EventKey {
  /** ISO 8601 in UTC, to the microsecond. */
  at: string;
  id: string;
}

/** Which events are wanted. The service has made sure that the caller may read these domains. */
export interface EventSelection {
  domainIds: readonly string[];
  types: readonly EventType[];
  /** Values of which events have few each: they are looked up, and nothing is looked through. */
  keys?: EventKeys | undefined;
  /** In each group one of the texts must stand in the payload, written as in JSON and in lower case. */
  texts: readonly string[][];
  /** Decides what the above only narrows. Left out where they say all. */
  matches?: ((event: JsonObject) => boolean) | undefined;
  /** Both exclusive. */
  after?: EventKey | undefined;
  before?: EventKey | undefined;
  /** Only what could be seen then; only what could not. */
  until?: EventSnapshot | undefined;
  since?: EventSnapshot | undefined;
}

export interface FoundEvent {
  key: EventKey;
  accountId: string;
  event: JsonObject;
}

export interface EventPage {
  /** In the order asked for. */
  events: FoundEvent[];
  /** Up to where was read, when it is not the end. */
  position: EventKey | null;
  /** The moment of reading. */
  snapshot: EventSnapshot;
}

interface Row extends EventKey {
  accountId: string;
  payload: string;
}

const MAX_CHUNK = 500;
/** One statement, and all of a page's together, may take this long. */
const TIME_LIMIT_MS = 8_000;
const CANCELED = '57014';
/** A value that is none of its type: a token that was tampered with. */
const MALFORMED = ['22P02', '22007', '22008', '22003'];
const codeOf = (error: unknown) => (error as { code?: unknown }).code;

/** Beside the domain and the type, which `eventsFrom` binds. */
function conditionsOf(selection: EventSelection, counter: string): Conditions {
  const { after, before, since, until, keys = {} } = selection;
  const where = new Conditions();
  where.when(keys.messageIds, (ids) => `lower(e.message_id collate "C") = any(${ids}::text[])`);
  where.when(keys.recipients, (addresses) => `lower(e.recipient collate "C") = any(${addresses}::text[])`);
  for (const group of selection.texts) {
    where.add(`lower(e.payload collate "C") like any(${where.param(group.map(containing))}::text[])`);
  }
  const place = ({ at, id }: EventKey) => `(${where.param(at)}::timestamptz, ${where.param(id)}::bigint)`;
  if (after) where.add(`(e.occurred_at, e.id) > ${place(after)}`);
  if (before) where.add(`(e.occurred_at, e.id) < ${place(before)}`);
  if (until) addSnapshot(where, until, { seen: true, counter });
  if (since) addSnapshot(where, since, { seen: false, counter });
  return where;
}

/**
 * The places of the selection's events, at most `limit` of them in `order` where that is given. With keys they are looked
 * up; otherwise each domain's and type's are a range of one index, which is in the order of time.
 */
function placesOf(selection: EventSelection, where: Conditions, ordered = ''): string {
  const { messageIds, recipients } = selection.keys ?? {};
  const domains = `${where.param(selection.domainIds)}::char(24)[]`;
  const types = `${where.param(selection.types)}::text[]`;
  const columns = 'select e.id, e.occurred_at from events e where';
  if (messageIds || recipients) {
    return `${columns} e.domain_id = any(${domains}) and e.type = any(${types}) and ${where.sql()} ${ordered}`;
  }
  return `select x.* from unnest(${domains}) d(id) cross join unnest(${types}) kind(type) cross join lateral (
      ${columns} e.domain_id = d.id and e.type = kind.type and ${where.sql()} ${ordered}) x`;
}

async function readChunk(
  tx: PoolClient,
  selection: EventSelection,
  { counter, descending, size }: { counter: string; descending: boolean; size: number },
): Promise<Row[]> {
  const where = conditionsOf(selection, counter);
  const direction = descending ? 'desc' : 'asc';
  const ordered = (of: string) => `order by ${of}.occurred_at ${direction}, ${of}.id ${direction}`;
  const limit = `limit ${where.param(size)}`;
  const { rows } = await tx.query<Row>(
    `select e.id::text as id, e.account_id as "accountId", e.payload,
            to_char(e.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from (select k.id from (${placesOf(selection, where, `${ordered('e')} ${limit}`)}) k ${ordered('k')} ${limit}) k
       join events e on e.id = k.id
      ${ordered('e')}`,
    where.params,
  );
  return rows;
}

/** All rows in one direction, chunk by chunk; ends after one that is not full. */
async function* chunksOf(
  tx: PoolClient,
  selection: EventSelection,
  options: { counter: string; descending: boolean; size: number },
): AsyncGenerator<Row[]> {
  let rest = selection;
  for (;;) {
    const rows = await readChunk(tx, rest, options);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < options.size) return;
    const { at, id } = last;
    rest = { ...selection, [options.descending ? 'before' : 'after']: { at, id } };
  }
}

const tooMany = () =>
  new AppError('unavailable', 'There are too many events to look through: narrow the time range or the filters.');

/** Runs `read` with one snapshot for all its statements, none of which may take longer than its time. */
async function reading<T>(read: (tx: PoolClient, counter: string, snapshot: EventSnapshot) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only');
      // What is looked for in texts may be rare or not, which nobody can guess: reading on in the order of an index ends as
      // soon as the page is full, while a guess that it is rare reads and sorts everything.
      await tx.query(
        `set local statement_timeout = ${TIME_LIMIT_MS}; set local enable_seqscan = off; set local enable_bitmapscan = off`,
      );
      const { counter, ...snapshot } = await currentSnapshot(tx);
      return read(tx, counter, snapshot);
    });
  } catch (error) {
    if (codeOf(error) === CANCELED) throw tooMany();
    if (MALFORMED.some((code) => code === codeOf(error))) {
      throw new AppError('invalid_request', 'This page is not one that a list of ours answered with.');
    }
    throw error;
  }
}

const isEmpty = ({ types, domainIds }: EventSelection) => types.length === 0 || domainIds.length === 0;

/**
 * The next events of a selection in one direction, at most `limit`, read on in chunks until there are as many or no more:
 * fewer than `limit` with a `position` come only when the time was up. Throws `unavailable` when it was up
 * before anything was found.
 */
export async function readEvents(
  selection: EventSelection,
  { limit, descending }: { limit: number; descending: boolean },
): Promise<EventPage> {
  return reading(async (tx, counter, snapshot) => {
    const events: FoundEvent[] = [];
    if (isEmpty(selection)) return { events, position: null, snapshot };
    const size = selection.matches ? Math.min(MAX_CHUNK, Math.max(100, limit)) : limit;
    const deadline = Date.now() + TIME_LIMIT_MS;
    let position: EventKey | null = null;
    for await (const rows of chunksOf(tx, selection, { counter, descending, size })) {
      for (const { at, id, accountId, payload } of rows) {
        position = { at, id };
        const event = JSON.parse(payload) as JsonObject;
        if (selection.matches?.(event) === false) continue;
        events.push({ key: position, accountId, event });
        if (events.length === limit) return { events, position, snapshot };
      }
      if (rows.length < size) break;
      if (Date.now() > deadline && events.length === 0) throw tooMany();
      if (Date.now() > deadline) return { events, position, snapshot };
    }
    return { events, position: null, snapshot };
  });
}

/** How many events a selection has. Throws `unavailable` when counting takes too long. */
export async function countEvents(selection: EventSelection): Promise<number> {
  const { matches } = selection;
  return reading(async (tx, counter) => {
    if (isEmpty(selection)) return 0;
    let total = 0;
    if (matches) {
      const deadline = Date.now() + TIME_LIMIT_MS;
      for await (const rows of chunksOf(tx, selection, { counter, descending: true, size: MAX_CHUNK })) {
        total += rows.filter(({ payload }) => matches(JSON.parse(payload) as JsonObject)).length;
        if (Date.now() > deadline) throw tooMany();
      }
      return total;
    }
    const where = conditionsOf(selection, counter);
    const { rows } = await tx.query<{ n: bigint }>(
      `select count(*) as n from (${placesOf(selection, where)}) k`,
      where.params,
    );
    return Number(rows[0]?.n ?? 0);
  });
}
