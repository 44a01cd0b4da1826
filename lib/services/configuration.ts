import { type Caller, can, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { changedFacts } from '@/lib/core/audit-facts';
import { redactionSample } from '@/lib/core/redaction-sample';
import type { Configuration } from '@/lib/schemas/configuration';
import { findRetentionDays } from '@/lib/storage/account-retention';
import { type AccountRow, countSubaccounts, findAccount, updateAccountSettings } from '@/lib/storage/accounts';
import { findLastPrimaryOnlyChange } from '@/lib/storage/last-primary-only-change';
import { recordAudit } from './record-audit';

interface Changes {
  retryDelivered?: boolean | undefined;
  retentionDays?: number | null | undefined;
  redactPii?: boolean | undefined;
}

/**
 * The account's settings. What is said of redaction is left out wherever the caller looks at a subaccount: nobody there
 * learns that it exists (PRODUCT 3).
 */
export async function getConfiguration(caller: Caller): Promise<Configuration> {
  requireAccess(caller, 'configuration:read');
  return present(caller, await getAccount(caller));
}

async function getAccount(caller: Caller): Promise<AccountRow> {
  const account = await findAccount(caller.account.id);
  if (!account) throw notFound('Account');
  return account;
}

/** Changes the settings that are named. Throws `forbidden` for who may not set one of them; then none changes. */
export async function updateConfiguration(caller: Caller, changes: Changes): Promise<Configuration> {
  requireAccess(caller, 'configuration:write');
  if (changes.redactPii !== undefined) requireAccess(caller, 'pii:write');
  if (changes.retentionDays !== undefined && caller.account.parentId !== null) {
    const reason = 'The primary account decides for how long events are kept, also for its subaccounts.';
    throw new AppError('forbidden', reason, { retentionDays: reason });
  }
  const before = await getAccount(caller);
  const after = await updateAccountSettings(caller.account.id, changes);
  const changed = changedFacts(factsOf(before), factsOf(after));
  const target = { kind: 'configuration' as const, id: after.id, name: after.name };
  if (changed) await recordAudit(caller, { action: 'configuration.update', target, ...changed });
  return present(caller, after);
}

function factsOf({ retryDelivered, retentionDays, redactPii }: AccountRow) {
  return { retryDelivered, retentionDays, redactPii };
}

async function present(caller: Caller, account: AccountRow): Promise<Configuration> {
  const { retryDelivered, redactPii } = account;
  const settings = { retryDelivered, retentionDays: await findRetentionDays(account.id) };
  if (!can(caller, 'pii:read')) return settings;
  const [subaccounts, change] = await Promise.all([
    countSubaccounts(account.id),
    findLastPrimaryOnlyChange(account.id, 'configuration.update'),
  ]);
  const redactPiiChange = change && { at: change.at.toISOString(), by: change.actorName, kind: change.actorKind };
  return {
    ...settings,
    redactPii,
    redactPiiChange,
    redactPiiSample: redactionSample(),
    hasSubaccounts: subaccounts > 0,
  };
}
