import type { Queryable } from './queryable';
import { SILENT_MS } from './worker-lease';

const HAS_LOCK = `exists (select 1 from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid = 1 and l.objsubid = 2 and l.objid = w.id::bigint::oid
    and l.database = (select oid from pg_database where datname = current_database()))`;

// Each worker by the form that its row says. One that registered a moment ago may not have its lock yet; one that has it and is
// silent is dead all the same.
const IS_DEAD = `case when w.lease_expires_at is null
  then w.heartbeat_at < clock_timestamp() - interval '${SILENT_MS} milliseconds'
    or (w.started_at < now() - interval '2 seconds' and not ${HAS_LOCK})
  else w.lease_expires_at < clock_timestamp() end`;

const FIND_DEAD = `select w.id from workers w where w.id <> all($1::int[]) and ${IS_DEAD}`;

// Whether a worker is dead is decided once, by removing its row: a beat that comes first keeps the row and with it
// everything that it holds, one that comes later finds no row.
const FREE = `
with gone as (delete from workers w where w.id = any($1::int[]) and ${IS_DEAD} returning w.id),
d as (update deliveries q set owner = 0 from gone where q.owner = gone.id returning 1)
select (select count(*)::int from gone) as dead, (select count(*)::int from d) as freed`;

// The owner is compared once more: a row that was freed and claimed while this waited for it has another owner by then.
const FREE_ORPHANS = `
update deliveries q set owner = 0
from (select d.id, d.owner from deliveries d
  where d.owner <> 0 and not exists (select 1 from workers w where w.id = d.owner)) o
where q.id = o.id and q.owner = o.owner`;

/** Both read the whole queue, which may be millions of rows. */
const FREED_WITHIN_MS = 300_000;
const patient = (text: string, values: unknown[] = []) => ({ text, values, query_timeout: FREED_WITHIN_MS });

/**
 * Frees the rows of workers that are dead, by their lock, their silence or their lease, and forgets those workers. Cheap while
 * all live: the queue is read only when somebody died. Leaves those of `except` alone: whoever wakes after a long
 * standstill is not dead to itself, and its next beat may find that nobody else has noticed. Returns how many workers
 * were dead and rows were freed.
 */
export async function sweep(db: Queryable, except: readonly number[] = []): Promise<{ dead: number; freed: number }> {
  const { rows } = await db.query<{ id: number }>({ name: 'find-dead-workers', text: FIND_DEAD, values: [except] });
  if (rows.length === 0) return { dead: 0, freed: 0 };
  const swept = await db.query<{ dead: number; freed: number }>(patient(FREE, [rows.map((row) => row.id)]));
  return swept.rows[0] ?? { dead: 0, freed: 0 };
}

/**
 * Frees rows whose owner is not even known any more: a dead worker's last claim may commit after its sweep.
 * Reads the whole queue, so it runs seldom: soon after a death, else twice a minute. Returns how many rows were freed.
 */
export async function sweepOrphans(db: Queryable): Promise<number> {
  const freed = await db.query(patient(FREE_ORPHANS));
  return freed.rowCount ?? 0;
}
