import { AppError } from '@/lib/core/app-error';
import { storageIssues } from '@/lib/core/storable-json';
import { encodeCursor } from './keyset';
import { pool } from './pool';

/** A subaccount as its primary's people see it. */
export interface ListedSubaccount {
  id: string;
  name: string;
  status: 'open' | 'disabled';
  disabledReason: string | null;
  createdAt: Date;
  domains: number;
  webhooks: number;
  users: number;
  /** Its name as lists are sorted by it. */
  sortName: string;
}

export interface SubaccountListFilter {
  status: 'open' | 'disabled' | null;
  /** Part of the name in any case, or the id. */
  q: string | null;
}

/** The place of a subaccount in a list that is ordered by name, then by id. */
export type NamePlace = Pick<ListedSubaccount, 'sortName' | 'id'>;

export function encodeNameCursor({ sortName, id }: NamePlace): string {
  return encodeCursor([sortName, id]);
}

/** The place in a cursor. Throws `invalid_request` for anything that `encodeNameCursor` did not make. */
export function decodeNameCursor(cursor: string): NamePlace {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [sortName, id, ...rest]: unknown[] = Array.isArray(key) ? key : [];
    const storable = typeof sortName === 'string' && storageIssues(sortName).length === 0;
    if (storable && typeof id === 'string' && /^[0-9a-f]{24}$/.test(id) && rest.length === 0) return { sortName, id };
  } catch {
    // Not JSON: answered below like every other foreign cursor.
  }
  throw new AppError('invalid_request', 'This cursor is not one that a list of ours answered with.', {
    cursor: 'Leave it out to start from the beginning.',
  });
}

const SELECT = `
select a.id, a.name, a.status, a.disabled_reason as "disabledReason", a.created_at as "createdAt",
  (select count(*)::int from domains d where d.account_id = a.id) as domains,
  (select count(*)::int from webhooks w where w.account_id = a.id) as webhooks,
  (select count(*)::int from users u where u.account_id = a.id) as users, lower(a.name) as "sortName"
from accounts a where a.parent_id = $1 and a.status <> 'closed'`;

/** A primary's subaccounts that are not closed, by name: those after a place in that order. */
export async function listSubaccountsAfter(
  primaryId: string,
  { status, q }: SubaccountListFilter,
  after: NamePlace | null,
  limit: number,
): Promise<ListedSubaccount[]> {
  const found = await pool().query<ListedSubaccount>(
    `${SELECT} and ($2::text is null or a.status = $2) and ($3::text is null or strpos(lower(a.name), lower($3)) > 0 or a.id = $3::text)
       and ($4::text is null or (lower(a.name), a.id) > ($4, $5::bpchar))
     order by lower(a.name), a.id limit $6`,
    [primaryId, status, q, after?.sortName ?? null, after?.id ?? null, limit],
  );
  return found.rows;
}

/** One of them, with how many deliveries its webhooks are still owed; null when the primary has none of that id. */
export async function findListedSubaccount(
  primaryId: string,
  id: string,
): Promise<(ListedSubaccount & { pendingDeliveries: number }) | null> {
  const found = await pool().query<ListedSubaccount & { pendingDeliveries: number }>(
    `select s.*, (select count(*)::int from deliveries q join webhooks w on w.endpoint_id = q.endpoint_id
       where w.account_id = s.id) as "pendingDeliveries"
     from (${SELECT} and a.id = $2) s`,
    [primaryId, id],
  );
  return found.rows[0] ?? null;
}
