import { prisma } from '../prisma';

/**
 * The account whose keys must have signed what arrives in an account's bin: the one that the event names, where that is
 * this account or one of its subaccounts; else this one. A stranger's keys are never tried.
 */
export async function eventAccountId(binAccountId: string, claimed: unknown): Promise<string> {
  if (typeof claimed !== 'string' || !/^[0-9a-f]{24}$/.test(claimed) || claimed === binAccountId) return binAccountId;
  const subaccount = await prisma().account.findFirst({
    where: { id: claimed, parentId: binAccountId },
    select: { id: true },
  });
  return subaccount?.id ?? binAccountId;
}
