import { pool } from './pool';

/**
 * The id of the sending domain that has a name in a region, whoever's. Lists look it up before they are read, so that
 * PostgreSQL plans them for this very domain: a plan for any domain suits neither a busy one nor a silent one.
 */
export async function findDomainId(region: string, name: string): Promise<string | null> {
  const { rows } = await pool().query<{ id: string }>('select id from domains where region = $1 and name = $2', [
    region,
    name,
  ]);
  return rows[0]?.id ?? null;
}
