import type { AuditAction, AuditTargetKind } from '@/lib/schemas/audit-actions';
import type { Region } from '@/lib/schemas/regions';
import { firstIdAt, idMaker, idTime } from './ids';
import { Conditions, decodeCursor, encodeCursor } from './keyset';
import { pool } from './pool';
import { inTransaction } from './transaction';

type Facts = Readonly<Record<string, unknown>>;

export interface NewAuditEntry {
  /** The account that was changed. */
  accountId: string;
  homeAccountId: string;
  actorKind: 'person' | 'key';
  actorId: string;
  actorName: string;
  actorDetail: string | null;
  region: Region;
  action: AuditAction;
  targetKind: AuditTargetKind;
  targetId: string;
  targetName: string;
  before: Facts | null;
  after: Facts | null;
  address: string | null;
  primaryOnly: boolean;
}

/** Adds an entry, of now or (demo data) of a moment that has passed. Nothing changes or removes it but retention. */
export async function insertAuditEntry(entry: NewAuditEntry, at?: Date): Promise<void> {
  const next = (await idMaker()).next();
  const id = at === undefined ? next : firstIdAt(at) + (next & 0x3fffffn);
  const json = (facts: Facts | null) => (facts === null ? null : JSON.stringify(facts));
  await pool().query(
    `insert into audit_log (id, at, account_id, home_account_id, actor_kind, actor_id, actor_name, actor_detail, region,
       action, target_kind, target_id, target_name, before, after, address, primary_only)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      id,
      idTime(id),
      entry.accountId,
      entry.homeAccountId,
      entry.actorKind,
      entry.actorId,
      entry.actorName,
      entry.actorDetail,
      entry.region,
      entry.action,
      entry.targetKind,
      entry.targetId,
      entry.targetName,
      json(entry.before),
      json(entry.after),
      entry.address,
      entry.primaryOnly,
    ],
  );
}

export interface AuditFilter {
  /** Accounts that were changed; decided by the service, never by the client. */
  accountIds: readonly string[];
  /** Whether the reader may see what subaccounts must not know of. */
  withPrimaryOnly: boolean;
  actor?: string | undefined;
  action?: AuditAction | undefined;
  targetKind?: AuditTargetKind | undefined;
  targetId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Text that a name, an id or what changed must contain, whatever the case. */
  text?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface AuditRow extends NewAuditEntry {
  id: bigint;
  at: Date;
  accountName: string;
  homeAccountName: string;
}

const COLUMNS = `l.id, l.at, l.account_id as "accountId", a.name as "accountName", l.home_account_id as "homeAccountId",
  coalesce(h.name, '') as "homeAccountName", l.actor_kind as "actorKind", l.actor_id as "actorId", l.actor_name as "actorName",
  l.actor_detail as "actorDetail", l.region, l.action, l.target_kind as "targetKind", l.target_id as "targetId",
  l.target_name as "targetName", l.before, l.after, l.address, l.primary_only as "primaryOnly"`;

/** A page of entries, newest first. */
export async function findAuditEntries(filter: AuditFilter): Promise<{ rows: AuditRow[]; nextCursor: string | null }> {
  const where = new Conditions();
  where.add(`l.account_id = any(${where.param(filter.accountIds)}::bpchar[])`);
  if (!filter.withPrimaryOnly) where.add('not l.primary_only');
  where.when(filter.actor, (actor) => `l.actor_id = ${actor}`);
  where.when(filter.action, (action) => `l.action = ${action}`);
  where.when(filter.targetKind, (kind) => `l.target_kind = ${kind}`);
  where.when(filter.targetId, (id) => `l.target_id = ${id}`);
  where.when(filter.from, (from) => `l.at >= ${from}`);
  where.when(filter.to, (to) => `l.at < ${to}`);
  where.when(
    filter.text,
    (text) => `position(lower(${text}) in lower(concat_ws(' ', l.actor_name, l.action, l.target_name, l.target_id,
      l.before::text, l.after::text))) > 0`,
  );
  if (filter.cursor !== undefined) where.add(`l.id < ${where.param(decodeCursor(filter.cursor, 1)[0])}`);
  const { rows } = await pool().query<AuditRow>(
    `select ${COLUMNS} from audit_log l join accounts a on a.id = l.account_id left join accounts h on h.id = l.home_account_id
     where ${where.sql()} order by l.id desc limit ${where.param(filter.limit + 1)}`,
    where.params,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > filter.limit && last ? encodeCursor([String(last.id)]) : null };
}

/** One entry of one of the accounts, or null. */
export async function findAuditEntry(
  id: bigint,
  scope: Pick<AuditFilter, 'accountIds' | 'withPrimaryOnly'>,
): Promise<AuditRow | null> {
  const { rows } = await pool().query<AuditRow>(
    `select ${COLUMNS} from audit_log l join accounts a on a.id = l.account_id left join accounts h on h.id = l.home_account_id
     where l.id = $1 and l.account_id = any($2::bpchar[]) and ($3 or not l.primary_only)`,
    [id, scope.accountIds, scope.withPrimaryOnly],
  );
  return rows[0] ?? null;
}

/** Retention: removes an account's entries whose id is below `cutoff`, at most `limit` of them; answers how many. */
export async function deleteAuditEntriesBefore(accountId: string, cutoff: bigint, limit: number): Promise<number> {
  return inTransaction(async (tx) => {
    await tx.query("select set_config('postwire.audit_retention', 'on', true)");
    const result = await tx.query(
      `delete from audit_log where id in (
         select id from audit_log where account_id = $1 and id < $2 order by id limit $3)`,
      [accountId, cutoff, limit],
    );
    return result.rowCount ?? 0;
  });
}
