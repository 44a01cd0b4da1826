import type { Queryable } from './queryable';

/** The endpoints whose webhooks have a rate limit. */
export async function listRateLimited(db: Queryable): Promise<number[]> {
  const result = await db.query<{ endpoint_id: number }>({
    name: 'list-rate-limited',
    text: 'select endpoint_id from webhooks where rate_limit is not null',
  });
  return result.rows.map((row) => row.endpoint_id);
}
