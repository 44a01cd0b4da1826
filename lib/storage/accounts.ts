import type { Account } from './generated/client';
import { prisma } from './prisma';

export type AccountRow = Account;

/** What deciding about callers needs of an account. */
export interface AccountIdentity {
  id: string;
  parentId: string | null;
  name: string;
}

const identity = { id: true, parentId: true, name: true } as const;

export async function findAccount(id: string): Promise<AccountRow | null> {
  return prisma().account.findUnique({ where: { id } });
}

/** A primary's own subaccount, unless it is closed. Null also for strangers' accounts. */
export async function findSubaccountIdentity(primaryId: string, id: string): Promise<AccountIdentity | null> {
  return prisma().account.findFirst({
    where: { id, parentId: primaryId, status: { not: 'closed' } },
    select: identity,
  });
}

/** Subaccounts of a primary by name, without closed ones. */
export async function listSubaccountIdentities(primaryId: string): Promise<AccountIdentity[]> {
  return prisma().account.findMany({
    where: { parentId: primaryId, status: { not: 'closed' } },
    select: identity,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

export async function countSubaccounts(primaryId: string): Promise<number> {
  return prisma().account.count({ where: { parentId: primaryId, status: { not: 'closed' } } });
}

export interface NewAccount {
  id: string;
  parentId: string | null;
  name: string;
  /** Sealed. */
  signingKey: string;
}

export async function insertAccount(account: NewAccount): Promise<AccountRow> {
  return prisma().account.create({ data: account });
}

/** Changes the settings that are named; what is undefined stays. */
export async function updateAccountSettings(
  id: string,
  settings: {
    redactPii?: boolean | undefined;
    retryDelivered?: boolean | undefined;
    retentionDays?: number | null | undefined;
  },
): Promise<AccountRow> {
  const { redactPii, retryDelivered, retentionDays } = settings;
  return prisma().account.update({
    where: { id },
    data: {
      ...(redactPii === undefined ? {} : { redactPii }),
      ...(retryDelivered === undefined ? {} : { retryDelivered }),
      ...(retentionDays === undefined ? {} : { retentionDays }),
    },
  });
}
