import { prisma } from './prisma';

const select = { id: true, name: true, status: true, createdAt: true, updatedAt: true } as const;

export interface SubaccountRow {
  id: string;
  name: string;
  status: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface SubaccountFilter {
  /** Part of the name, whatever the case. */
  name?: string | undefined;
  statuses: readonly string[];
  order: 'asc' | 'desc';
  limit: number;
  skip: number;
}

/** A page of a primary's subaccounts by name, and the number of all that match. */
export async function findSubaccounts(primaryId: string, filter: SubaccountFilter) {
  const where = {
    parentId: primaryId,
    status: { in: [...filter.statuses] },
    ...(filter.name ? { name: { contains: filter.name, mode: 'insensitive' as const } } : {}),
  };
  const [subaccounts, total] = await prisma().$transaction([
    prisma().account.findMany({
      where,
      select,
      orderBy: [{ name: filter.order }, { id: filter.order }],
      take: filter.limit,
      skip: filter.skip,
    }),
    prisma().account.count({ where }),
  ]);
  return { subaccounts, total };
}

/** One subaccount of this primary that is not closed, or null. */
export async function findSubaccount(primaryId: string, id: string): Promise<SubaccountRow | null> {
  return prisma().account.findFirst({ where: { id, parentId: primaryId, status: { not: 'closed' } }, select });
}

/** Sets the status of a subaccount of this primary that is not closed; null when there is none. */
export async function setSubaccountStatus(
  primaryId: string,
  id: string,
  status: 'open' | 'disabled',
): Promise<SubaccountRow | null> {
  const changed = await prisma().account.updateMany({
    where: { id, parentId: primaryId, status: { not: 'closed' } },
    data: { status },
  });
  return changed.count === 0 ? null : findSubaccount(primaryId, id);
}
