import type { Queryable } from './queryable';

/**
 * Gives back rows that were claimed and not attempted; they are due again after `postponeMs` at the earliest, so
 * that a cause which lasts does not make a claim go round and round. Fenced: only what `owner` still
 * holds. Returns how many.
 */
export async function releaseDeliveries(
  db: Queryable,
  owner: number,
  ids: bigint[],
  postponeMs: number,
): Promise<number> {
  const result = await db.query({
    name: 'release-deliveries',
    text: `update deliveries set owner = 0, due_at = greatest(due_at, now() + $3::int * interval '1 millisecond')
      where id = any($1::bigint[]) and owner = $2`,
    values: [ids, owner, postponeMs],
  });
  return result.rowCount ?? 0;
}
