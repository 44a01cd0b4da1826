import { pool } from './pool';

const SQL = `
select count(*)::int as count from (
  select 1 from events
  where domain_id in (select id from domains where account_id = $1) and type = 'accepted'
    and day >= date_trunc('month', $2::timestamptz at time zone 'utc')
    and day < date_trunc('month', $2::timestamptz at time zone 'utc') + interval '1 month'
  limit $3
) counted`;

/**
 * Messages of an account's domains, one per recipient, that were accepted in the calendar month (UTC) of `now`, in all regions.
 * Counts no further than `upTo`, where that is all one needs to know.
 */
export async function countAcceptedThisMonth(
  accountId: string,
  now: Date,
  upTo: number | null = null,
): Promise<number> {
  const result = await pool().query<{ count: number }>(SQL, [accountId, now, upTo]);
  return result.rows[0]?.count ?? 0;
}
