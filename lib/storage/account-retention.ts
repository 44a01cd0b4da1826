import { pool } from './pool';

/** For how many days an account's events are kept; null = for ever. A primary's setting holds for its subaccounts. */
export async function findRetentionDays(accountId: string): Promise<number | null> {
  const { rows } = await pool().query<{ days: number | null }>(
    `select case when a.parent_id is null then a.retention_days else p.retention_days end as days
     from accounts a left join accounts p on p.id = a.parent_id where a.id = $1`,
    [accountId],
  );
  return rows[0]?.days ?? null;
}
