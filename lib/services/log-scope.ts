import type { Caller } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { listSubaccountIds } from '@/lib/storage/subaccount-ids';

/**
 * Whose deliveries and failure logs a caller reads: those of the account acted upon and, when asked for,
 * of a primary's subaccounts as well (PRODUCT 3). They belong to the webhook's owner.
 */
export async function logScope(caller: Caller, includeSubaccounts: boolean): Promise<string[]> {
  if (!includeSubaccounts) return [caller.account.id];
  if (caller.account.parentId !== null) {
    throw new AppError('invalid_request', 'Only a primary account has subaccounts.', {
      includeSubaccounts: 'Leave it out.',
    });
  }
  return [caller.account.id, ...(await listSubaccountIds(caller.account.id))];
}

/** What a caller may open by its id: for a primary also everything of its subaccounts. */
export async function idScope(caller: Caller): Promise<string[]> {
  return logScope(caller, caller.account.parentId === null);
}
