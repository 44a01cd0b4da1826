import { pool } from './pool';

// A primary's setting holds for its subaccounts, whatever their own rows say: this is the one place that knows.
const EFFECTIVE = `select a.id, case when a.parent_id is null then a.retention_days else p.retention_days end as days
  from accounts a left join accounts p on p.id = a.parent_id`;

/** For how many days an account's events are kept; null = for ever. */
export async function findRetentionDays(accountId: string): Promise<number | null> {
  const { rows } = await pool().query<{ days: number | null }>(`${EFFECTIVE} where a.id = $1`, [accountId]);
  return rows[0]?.days ?? null;
}

/** The accounts that do not keep their events for ever, primaries and subaccounts, for the job that deletes. */
export async function listRetentions(): Promise<{ accountId: string; days: number }[]> {
  const { rows } = await pool().query<{ accountId: string; days: number }>(
    `select id as "accountId", days from (${EFFECTIVE}) kept where days is not null order by id`,
  );
  return rows;
}
