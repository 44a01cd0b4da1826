import { pool } from './pool';

/** Counting stops here: it is for people, and the answer should not wait for a million rows. */
export const MAX_COUNTED = 100_000;

const SQL = `select count(*)::int as pending from (
  select 1 from deliveries where endpoint_id = $1 and owner = 0 limit ${MAX_COUNTED}) q`;

/** How many deliveries wait for a webhook, those of which an attempt is under way left out; at most MAX_COUNTED. */
export async function countPending(endpointId: number): Promise<number> {
  const result = await pool().query<{ pending: number }>(SQL, [endpointId]);
  return result.rows[0]?.pending ?? 0;
}
