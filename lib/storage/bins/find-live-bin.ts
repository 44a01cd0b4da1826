import { pool } from '../pool';
import { SharedStatement } from '../shared-statement';

/** Whose a live bin is. */
export interface LiveBin {
  accountId: string;
}

const MAX_TOGETHER = 500;

/**
 * Look-ups of live bins by their ids, for the public door and the dispatcher, which know nothing else. Those of the same moment share
 * one statement, so that a flood of ids that are none costs little more than one of them. What two callers each make of this
 * does not wait for one another.
 */
export function liveBinLookUp(): (id: string) => Promise<LiveBin | null> {
  const lookUps = new SharedStatement<string, LiveBin | null>({
    maxWeight: MAX_TOGETHER,
    run: async (ids) => {
      const { rows } = await pool().query<{ id: string; accountId: string }>({
        name: 'find-live-bins',
        text: 'select id, account_id as "accountId" from bins where id = any($1::text[]) and expires_at > now()',
        values: [[...new Set(ids)]],
      });
      const found = new Map(rows.map(({ id, accountId }) => [id, { accountId }]));
      return ids.map((id) => found.get(id) ?? null);
    },
  });
  return (id) => lookUps.add(id);
}
