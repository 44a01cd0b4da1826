import type { Queryable } from './queryable';

/** The database's clock, in epoch milliseconds. */
export async function readClock(db: Queryable): Promise<number> {
  const text = 'select extract(epoch from clock_timestamp())::float8 * 1000 as ms';
  const { rows } = await db.query<{ ms: number }>({ name: 'read-clock', text });
  return rows[0]?.ms ?? Date.now();
}
