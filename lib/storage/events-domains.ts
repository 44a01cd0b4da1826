import type { Region } from '@/lib/schemas/regions';
import { pool } from './pool';

/** All sending domains of these accounts in a region, whatever their state: their events stay readable. */
export async function listEventDomains(
  accountIds: readonly string[],
  region: Region,
): Promise<{ id: string; name: string; accountId: string }[]> {
  const { rows } = await pool().query<{ id: string; name: string; accountId: string }>(
    `select id, name, account_id as "accountId" from domains
      where account_id = any($1::char(24)[]) and region = $2 order by name`,
    [accountIds, region],
  );
  return rows;
}
