import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import type { Page } from '@/lib/schemas/page';
import {
  type Subaccount,
  type SubaccountDetail,
  type SubaccountQuery,
  subaccountDetailSchema,
  subaccountSchema,
} from '@/lib/schemas/subaccounts';
import {
  decodeNameCursor,
  encodeNameCursor,
  findListedSubaccount,
  listSubaccountsAfter,
} from '@/lib/storage/listed-subaccounts';

/** A primary's subaccounts that are not deleted, by name, page after page. */
export async function listSubaccountPage(caller: Caller, query: SubaccountQuery): Promise<Page<Subaccount>> {
  requireAccess(caller, 'subaccounts:read');
  const { limit, cursor, status = null, q } = query;
  const after = cursor === undefined ? null : decodeNameCursor(cursor);
  const rows = await listSubaccountsAfter(caller.account.id, { status, q: q?.trim() || null }, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map((row) => subaccountSchema.parse({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, nextCursor: rows.length > limit && last ? encodeNameCursor(last) : null };
}

/** One of them, with what its webhooks are still owed. Throws `not_found` for strangers' accounts as well. */
export async function describeSubaccount(caller: Caller, id: string): Promise<SubaccountDetail> {
  requireAccess(caller, 'subaccounts:read');
  const row = await findListedSubaccount(caller.account.id, id);
  if (!row) throw notFound('Subaccount');
  return subaccountDetailSchema.parse({ ...row, createdAt: row.createdAt.toISOString() });
}
