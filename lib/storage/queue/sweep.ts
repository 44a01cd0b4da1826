import type { Queryable } from './queryable';

const IS_ALIVE = `exists (select 1 from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid = 1 and l.objsubid = 2 and l.objid = w.id::bigint::oid
    and l.database = (select oid from pg_database where datname = current_database()))`;

// A worker that registered a moment ago may not have its lock yet.
const FIND_DEAD = `select w.id from workers w where w.started_at < now() - interval '2 seconds' and not ${IS_ALIVE}`;

const FREE = `
with d as (
  update deliveries q set owner = 0 from workers w
  where q.owner = w.id and w.id = any($1::int[]) and not ${IS_ALIVE}
  returning 1
), w as (delete from workers w where w.id = any($1::int[]) and not ${IS_ALIVE})
select count(*)::int as count from d`;

const FREE_ORPHANS = `
update deliveries q set owner = 0
where q.owner <> 0 and not exists (select 1 from workers w where w.id = q.owner)`;

/**
 * Frees the rows of workers whose advisory lock is gone, and forgets those workers. Cheap while all
 * live: the queue is read only when somebody died. Returns how many workers were dead and rows were freed.
 */
export async function sweep(db: Queryable): Promise<{ dead: number; freed: number }> {
  const { rows } = await db.query<{ id: number }>({ name: 'find-dead-workers', text: FIND_DEAD });
  if (rows.length === 0) return { dead: 0, freed: 0 };
  const freed = await db.query<{ count: number }>({ text: FREE, values: [rows.map((row) => row.id)] });
  return { dead: rows.length, freed: freed.rows[0]?.count ?? 0 };
}

/**
 * Frees rows whose owner is not even known any more: a dead worker's last claim may commit after its sweep.
 * Reads the whole queue, so it runs seldom: soon after a death, else twice a minute. Returns how many rows were freed.
 */
export async function sweepOrphans(db: Queryable): Promise<number> {
  const freed = await db.query({ text: FREE_ORPHANS });
  return freed.rowCount ?? 0;
}
