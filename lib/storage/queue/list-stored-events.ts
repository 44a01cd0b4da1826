import { int8Array } from './binary-array';
import type { Queryable } from './queryable';

/** Which of these rows are in the table of events: asked by whoever sent them there and did not hear what came of it. */
export async function listStoredEvents(db: Queryable, ids: readonly bigint[]): Promise<bigint[]> {
  if (ids.length === 0) return [];
  const text = 'select id from events where id = any($1::bigint[])';
  const { rows } = await db.query<{ id: bigint }>({ name: 'list-stored-events', text, values: [int8Array(ids)] });
  return rows.map(({ id }) => id);
}
