import { firstIdAt } from '../ids';
import { pool } from '../pool';

/** An account that does not keep everything for ever. */
export interface RetainedAccount {
  id: string;
  /** What was made before it may go: ids are ordered by time. */
  cutoff: bigint;
}

const DAY_MS = 86_400_000;

/** Accounts whose primary has set for how many days things are kept, with the smallest id that each still keeps at `now`. */
export async function listRetainedAccounts(now: Date): Promise<RetainedAccount[]> {
  const { rows } = await pool().query<{ id: string; days: number }>(
    `select a.id, coalesce(p.retention_days, a.retention_days) as days
       from accounts a left join accounts p on p.id = a.parent_id
      where case when a.parent_id is null then a.retention_days else p.retention_days end is not null
      order by a.id`,
  );
  return rows.map(({ id, days }) => ({ id, cutoff: firstIdAt(new Date(now.getTime() - days * DAY_MS)) }));
}
