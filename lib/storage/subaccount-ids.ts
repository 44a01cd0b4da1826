import { prisma } from './prisma';

/** Ids of a primary's subaccounts, whatever their status. */
export async function listSubaccountIds(primaryId: string): Promise<string[]> {
  const rows = await prisma().account.findMany({ where: { parentId: primaryId }, select: { id: true } });
  return rows.map((row) => row.id);
}
