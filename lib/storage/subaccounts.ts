import { prisma } from './prisma';
import { cancelDeliveries } from './queue/cancel-deliveries';

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

/** What a subaccount becomes; why it is disabled is in the words of who did it. */
export type StatusChange =
  | { status: 'open' }
  | { status: 'disabled'; reason?: string | undefined; note?: string | undefined };

/** Gives a subaccount of this primary another status. False when there is none that is not closed and has not got it yet. */
export async function updateSubaccountStatus(primaryId: string, id: string, change: StatusChange): Promise<boolean> {
  const why = change.status === 'disabled' ? change : null;
  const changed = await prisma().account.updateMany({
    where: { id, parentId: primaryId, status: { notIn: ['closed', change.status] } },
    data: { status: change.status, disabledReason: why?.reason ?? null, disabledNote: why?.note ?? null },
  });
  return changed.count === 1;
}

/**
 * Closes a subaccount: its keys are revoked, its people are gone, its webhooks are deleted and what was owed to them
 * is canceled. The row, its domains and its events stay: the primary's deliveries of them still need both.
 * Answers how many deliveries that canceled.
 */
export async function closeSubaccount(id: string): Promise<number> {
  return prisma().$transaction(async (tx) => {
    const webhooks = await tx.webhook.findMany({ where: { accountId: id }, select: { endpointId: true } });
    const endpointIds = webhooks.map((webhook) => webhook.endpointId);
    const canceled = await cancelDeliveries(tx, { endpointIds, reason: 'The subaccount was deleted.' });
    await tx.webhook.deleteMany({ where: { accountId: id } });
    await tx.domain.updateMany({ where: { accountId: id }, data: { state: 'disabled' } });
    await tx.apiKey.updateMany({ where: { accountId: id, revokedAt: null }, data: { revokedAt: new Date() } });
    // Before its people: whoever is just joining is among them then.
    await tx.invitation.deleteMany({ where: { accountId: id } });
    await tx.user.deleteMany({ where: { accountId: id } });
    await tx.account.update({ where: { id }, data: { status: 'closed' } });
    return canceled;
  });
}
