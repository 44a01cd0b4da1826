import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { type AuditFacts, changedFacts } from '@/lib/core/audit-facts';
import type { SubaccountFeatures } from '@/lib/schemas/subaccount-features';
import { countAcceptedThisMonth } from '@/lib/storage/accepted-this-month';
import { findMonthlyLimit, mergeSubaccountFeatures, updateMonthlyLimit } from '@/lib/storage/subaccount-settings';
import { findSubaccount } from '@/lib/storage/subaccounts';
import { recordAudit } from './record-audit';

async function recordUpdate(caller: Caller, id: string, before: AuditFacts, after: AuditFacts): Promise<void> {
  const changed = changedFacts(before, after);
  if (!changed) return;
  const name = (await findSubaccount(caller.account.id, id))?.name ?? id;
  await recordAudit(caller, { action: 'subaccount.update', target: { kind: 'subaccount', id, name }, ...changed });
}

/**
 * Switches features of a subaccount and answers all that were ever set. With `sending` off its messages are refused; its events
 * are still taken, for they tell what becomes of mail that was sent before. Throws `not_found`.
 */
export async function changeSubaccountFeatures(
  caller: Caller,
  id: string,
  changes: SubaccountFeatures,
): Promise<SubaccountFeatures> {
  requireAccess(caller, 'subaccounts:write');
  const features = await mergeSubaccountFeatures(caller.account.id, id, changes);
  if (!features) throw notFound('Subaccount');
  await recordUpdate(caller, id, {}, { ...changes });
  return features;
}

/** A subaccount's limit of messages per calendar month (UTC), and how many it has posted in this one. */
export async function readMonthlyLimit(caller: Caller, id: string): Promise<{ limit: number | null; current: number }> {
  requireAccess(caller, 'subaccounts:read');
  const limit = await findMonthlyLimit(caller.account.id, id);
  if (limit === undefined) throw notFound('Subaccount');
  return { limit, current: limit === null ? 0 : await countAcceptedThisMonth(id, new Date()) };
}

/** Sets that limit. Once it is reached, messages are refused until the month ends. Throws `not_found`. */
export async function setMonthlyLimit(caller: Caller, id: string, limit: number): Promise<void> {
  requireAccess(caller, 'subaccounts:write');
  const before = await findMonthlyLimit(caller.account.id, id);
  if (!(await updateMonthlyLimit(caller.account.id, id, limit))) throw notFound('Subaccount');
  await recordUpdate(caller, id, { monthlyLimit: before ?? null }, { monthlyLimit: limit });
}

/** Removes that limit; false when there was none. Throws `not_found`. */
export async function removeMonthlyLimit(caller: Caller, id: string): Promise<boolean> {
  requireAccess(caller, 'subaccounts:write');
  const { limit } = await readMonthlyLimit(caller, id);
  if (limit === null) return false;
  const removed = await updateMonthlyLimit(caller.account.id, id, null);
  if (removed) await recordUpdate(caller, id, { monthlyLimit: limit }, { monthlyLimit: null });
  return removed;
}
