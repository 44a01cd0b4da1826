import type { Queryable } from './queryable';

/**
 * Moves rows that are in flight from a worker's lost id to its new one, so that a database restart does
 * not repeat every POST that was on its way. Rows that somebody freed meanwhile are not taken back. Returns the
 * ids that are the new one's; repeating it after a lost answer brings the same.
 */
export async function adoptDeliveries(db: Queryable, from: number, to: number, ids: bigint[]): Promise<Set<bigint>> {
  const result = await db.query<{ id: bigint }>({
    text: 'update deliveries set owner = $2 where id = any($3::bigint[]) and owner in ($1, $2) returning id',
    values: [from, to, ids],
  });
  return new Set(result.rows.map((row) => row.id));
}
