import type { SubaccountFeatures } from '@/lib/schemas/subaccount-features';
import { pool } from './pool';
import { prisma } from './prisma';

/** Sets the features that are named and answers all that were ever set; null when the primary has no such subaccount. */
export async function mergeSubaccountFeatures(
  primaryId: string,
  id: string,
  changes: SubaccountFeatures,
): Promise<SubaccountFeatures | null> {
  const result = await pool().query<{ features: SubaccountFeatures }>(
    `update accounts set features = features || $3::jsonb, updated_at = now()
     where id = $1 and parent_id = $2 and status <> 'closed' returning features`,
    [id, primaryId, JSON.stringify(changes)],
  );
  return result.rows[0]?.features ?? null;
}

/** A subaccount's limit of messages per month, null for none; undefined when the primary has no such subaccount. */
export async function findMonthlyLimit(primaryId: string, id: string): Promise<number | null | undefined> {
  const where = { id, parentId: primaryId, status: { not: 'closed' } };
  const account = await prisma().account.findFirst({ where, select: { monthlyLimit: true } });
  return account?.monthlyLimit;
}

/** Sets or, with null, removes the limit. False when the primary has no such subaccount. */
export async function updateMonthlyLimit(primaryId: string, id: string, limit: number | null): Promise<boolean> {
  const changed = await prisma().account.updateMany({
    where: { id, parentId: primaryId, status: { not: 'closed' } },
    data: { monthlyLimit: limit },
  });
  return changed.count === 1;
}
