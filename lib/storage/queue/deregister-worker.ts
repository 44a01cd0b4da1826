import type { Queryable } from './queryable';

/** A worker leaves in good order: what it still holds is free at once. */
export async function deregisterWorker(db: Queryable, id: number, heldIds: bigint[]): Promise<void> {
  await db.query(
    `with d as (update deliveries set owner = 0 where id = any($2::bigint[]) and owner = $1)
     delete from workers where id = $1`,
    [id, heldIds],
  );
}
