import { firstIdAt } from './ids';
import type { Conditions } from './keyset';
import type { Queryable } from './queue/queryable';

/**
 * Which events could be seen at a moment. Two requests may commit in another order than their events' times or ids say, so
 * that a position alone would miss some and repeat others; PostgreSQL knows exactly what was there.
 */
export interface EventSnapshot {
  /** pg_snapshot as text. */
  seen: string;
  /** ISO 8601. */
  at: string;
}

/** What a moment's events are told apart with: the snapshot, and the counter that row versions are dated by. */
export interface CurrentSnapshot extends EventSnapshot {
  counter: string;
}

const SQL = `
select pg_current_snapshot()::text as seen, pg_snapshot_xmax(pg_current_snapshot())::text as counter,
  to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** The snapshot of the transaction that `db` is in. */
export async function currentSnapshot(db: Queryable): Promise<CurrentSnapshot> {
  const [row] = (await db.query<CurrentSnapshot>(SQL)).rows;
  if (!row) throw new Error('PostgreSQL told no snapshot.');
  return row;
}

/** By how much the clocks of two processes that make ids may differ. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Older rows need not be asked, nor could they: their transaction's number may have been used again since. */
function firstUncertainId({ at }: EventSnapshot): string {
  return String(firstIdAt(new Date(Date.parse(at) - CLOCK_SLACK_MS)));
}

function visible(where: Conditions, { seen }: EventSnapshot, counter: string): string {
  const now = `${where.param(counter)}::bigint`;
  // xmin has the lower 32 bits of the 64 that a snapshot counts in.
  const inserted = `(${now} - ((${now} - e.xmin::text::bigint) & 4294967295))::text::xid8`;
  return `pg_visible_in_snapshot(${inserted}, ${where.param(seen)}::pg_snapshot)`;
}

/** Narrows events `e` to those that could be seen at the snapshot's moment, or to those that could not. */
export function addSnapshot(
  where: Conditions,
  snapshot: EventSnapshot,
  { seen, counter }: { seen: boolean; counter: string },
): void {
  const uncertain = `${where.param(firstUncertainId(snapshot))}::bigint`;
  const inIt = visible(where, snapshot, counter);
  where.add(seen ? `(e.id < ${uncertain} or ${inIt})` : `(e.id >= ${uncertain} and not ${inIt})`);
}
