import { inTransaction } from '../transaction';
import type { RetainedAccount } from './list-retained-accounts';

/** The tables that retention empties, in this order: what is shown last of an event goes first. */
export const EXPIRING_TABLES = ['attempts', 'cancellations', 'events'] as const;
export type ExpiringTable = (typeof EXPIRING_TABLES)[number];

interface Batch {
  /** Rows that were deleted. */
  deleted: number;
  /** The last id that was looked at; null when there was none below the newest cutoff. */
  lastId: bigint | null;
}

/** Of several workers one deletes at a time. */
const LOCK = 7_305_001;

/** What a delivery still waits for is kept, however old: a disabled subaccount's deliveries wait until it is enabled. */
const SQL: Record<ExpiringTable, string> = {
  attempts: statement('attempts', 'delivery_id', 'd.id = t.key'),
  cancellations: statement('cancellations', 'delivery_id', 'd.id = t.key'),
  events: statement('events', 'id', 'd.event_id = t.key'),
};

// A batch looks at so many rows by the primary key, whosever they are, so that its cost is known in advance.
function statement(table: ExpiringTable, key: string, owed: string): string {
  return `with seen as materialized (
      select distinct t.key, t.account_id from (
        select ${key} as key, account_id from ${table} where ${key} > $1::bigint and ${key} < $2::bigint order by ${key} limit $3) t
    ), gone as (
      delete from ${table} where ${key} = any(array(
        select t.key from seen t join unnest($4::bpchar[], $5::bigint[]) kept(account, cutoff)
               on kept.account = t.account_id and t.key < kept.cutoff
         where not exists (select 1 from deliveries d where ${owed})))
      returning 1)
    select (select count(*)::int from gone) as deleted, (select max(key) from seen) as "lastId"`;
}

/**
 * Deletes what has outlived its account's retention among the next `limit` rows of a table, beginning behind `after`.
 * Null when another process is at it.
 */
export function deleteExpired(
  table: ExpiringTable,
  accounts: readonly RetainedAccount[],
  { after, limit }: { after: bigint; limit: number },
): Promise<Batch | null> {
  const newest = accounts.reduce((max, { cutoff }) => (cutoff > max ? cutoff : max), 0n);
  return inTransaction(async (tx) => {
    const lock = await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [LOCK]);
    if (!lock.rows[0]?.held) return null;
    const { rows } = await tx.query<{ deleted: number; lastId: string | bigint | null }>(SQL[table], [
      String(after),
      String(newest),
      limit,
      accounts.map(({ id }) => id),
      accounts.map(({ cutoff }) => String(cutoff)),
    ]);
    const { deleted = 0, lastId = null } = rows[0] ?? {};
    return { deleted, lastId: lastId === null ? null : BigInt(lastId) };
  });
}
