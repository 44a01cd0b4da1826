import { pool } from '../pool';

/** Whose a live bin is; for the public door and the dispatcher, which know its id and nothing else. */
export async function findLiveBin(id: string): Promise<{ accountId: string } | null> {
  const found = await pool().query<{ account_id: string }>({
    name: 'find-live-bin',
    text: 'select account_id from bins where id = $1 and expires_at > now()',
    values: [id],
  });
  const [row] = found.rows;
  return row ? { accountId: row.account_id } : null;
}
