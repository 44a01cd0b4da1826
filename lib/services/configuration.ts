import { type Caller, can, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import type { Configuration } from '@/lib/schemas/configuration';
import { type AccountRow, countSubaccounts, findAccount, updateAccountSettings } from '@/lib/storage/accounts';

/**
 * The account's settings. What is said of redaction is left out wherever the caller looks at a subaccount: nobody there
 * learns that it exists (PRODUCT 3).
 */
export async function getConfiguration(caller: Caller): Promise<Configuration> {
  requireAccess(caller, 'configuration:read');
  const account = await findAccount(caller.account.id);
  if (!account) throw notFound('Account');
  return present(caller, account);
}

/** Changes the settings that are named. Throws `forbidden` for who may not set one of them; then none changes. */
export async function updateConfiguration(
  caller: Caller,
  changes: { retryDelivered?: boolean | undefined; redactPii?: boolean | undefined },
): Promise<Configuration> {
  requireAccess(caller, 'configuration:write');
  if (changes.redactPii !== undefined) requireAccess(caller, 'pii:write');
  const account = await updateAccountSettings(caller.account.id, {
    redactPii: changes.redactPii ?? null,
    retryDelivered: changes.retryDelivered ?? null,
  });
  return present(caller, account);
}

async function present(caller: Caller, account: AccountRow): Promise<Configuration> {
  const { retryDelivered, redactPii } = account;
  if (!can(caller, 'pii:read')) return { retryDelivered };
  return { retryDelivered, redactPii, hasSubaccounts: (await countSubaccounts(account.id)) > 0 };
}
