import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import {
  closeSubaccount,
  findSubaccount,
  findSubaccounts,
  type StatusChange,
  type SubaccountFilter,
  type SubaccountRow,
  updateSubaccountStatus,
} from '@/lib/storage/subaccounts';
import { createSubaccount } from './provision-account';
import { recordAudit } from './record-audit';

export type { SubaccountRow } from '@/lib/storage/subaccounts';

const MAX_NAME = 200;
const MAX_WHY = 1_000;

/** A primary's subaccounts by name, and how many there are in all (MAILGUN 3). */
export async function listSubaccounts(
  caller: Caller,
  filter: SubaccountFilter,
): Promise<{ subaccounts: SubaccountRow[]; total: number }> {
  requireAccess(caller, 'subaccounts:read');
  return findSubaccounts(caller.account.id, filter);
}

/** Throws `not_found` for strangers' accounts as well. */
export async function getSubaccount(caller: Caller, id: string): Promise<SubaccountRow> {
  requireAccess(caller, 'subaccounts:read');
  const subaccount = await findSubaccount(caller.account.id, id);
  if (!subaccount) throw notFound('Subaccount');
  return subaccount;
}

/** Makes an open subaccount with a signing key of its own; refuses a name that nobody could read. */
export async function addSubaccount(caller: Caller, name: string): Promise<SubaccountRow> {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME || /\p{Cc}/u.test(trimmed)) {
    const message = `name must have 1 to ${MAX_NAME} printable characters`;
    throw new AppError('invalid_request', message, { name: 'Enter a name.' });
  }
  return createSubaccount(caller, trimmed);
}

/**
 * Disables or enables a subaccount. While it is disabled its users cannot sign in, its keys get 403 and its pending
 * deliveries wait (PRODUCT 3). Throws `not_found`, and `conflict` when it has that status already.
 */
export async function changeSubaccountStatus(caller: Caller, id: string, change: StatusChange): Promise<SubaccountRow> {
  requireAccess(caller, 'subaccounts:write');
  const why = change.status === 'disabled' ? `${change.reason ?? ''}${change.note ?? ''}` : '';
  if (why.length > MAX_WHY) {
    throw new AppError('invalid_request', `reason and note must have at most ${MAX_WHY} characters`);
  }
  const changed = await updateSubaccountStatus(caller.account.id, id, change);
  const subaccount = await getSubaccount(caller, id);
  if (!changed) {
    throw new AppError('conflict', `subaccount is already ${change.status === 'open' ? 'enabled' : 'disabled'}`);
  }
  const { reason, note } = change.status === 'disabled' ? change : {};
  await recordAudit(caller, {
    action: change.status === 'open' ? 'subaccount.enable' : 'subaccount.disable',
    target: { kind: 'subaccount', id, name: subaccount.name },
    after: { status: change.status, ...(reason && { reason }), ...(note && { note }) },
  });
  return subaccount;
}

/**
 * Closes a subaccount for good: nobody gets in any more, its webhooks are deleted and what was owed to them is
 * canceled. Answers how many deliveries that were. Throws `not_found`.
 */
export async function deleteSubaccount(caller: Caller, id: string): Promise<number> {
  requireAccess(caller, 'subaccounts:write');
  const { name } = await getSubaccount(caller, id);
  const canceledDeliveries = await closeSubaccount(id);
  const target = { kind: 'subaccount' as const, id, name };
  await recordAudit(caller, { action: 'subaccount.delete', target, after: { canceledDeliveries } });
  return canceledDeliveries;
}
