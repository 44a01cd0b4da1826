import { type DomainSettings, type DomainSettingsChange, domainSettingsSchema } from '@/lib/schemas/domain-settings';
import type { Region } from '@/lib/schemas/regions';
import type { Domain } from './generated/client';
import { Prisma } from './generated/client';
import { prisma } from './prisma';
import { cancelDeliveries } from './queue/cancel-deliveries';

export type DomainRow = Domain;

/** A sending domain of this very account, by name. */
export async function findDomain(accountId: string, region: Region, name: string): Promise<DomainRow | null> {
  return prisma().domain.findFirst({ where: { accountId, region, name: name.toLowerCase() } });
}

export interface DomainFilter {
  accountIds: string[];
  region: Region;
  state?: string | undefined;
  /** A part of the name. */
  search?: string | undefined;
}

function where({ accountIds, region, state, search }: DomainFilter): Prisma.DomainWhereInput {
  return {
    accountId: { in: accountIds },
    region,
    ...(state === undefined ? {} : { state }),
    ...(search === undefined ? {} : { name: { contains: search.toLowerCase() } }),
  };
}

/** One page by name and how many there are in all, as Mailgun's list wants it. */
export async function pageDomains(
  filter: DomainFilter,
  page: { limit: number; skip: number; descending: boolean },
): Promise<{ rows: DomainRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    prisma().domain.findMany({
      where: where(filter),
      orderBy: { name: page.descending ? 'desc' : 'asc' },
      take: page.limit,
      skip: page.skip,
    }),
    prisma().domain.count({ where: where(filter) }),
  ]);
  return { rows, total };
}

/** The domains that follow `after` by name, at most `limit`. */
export async function listDomainsAfter(
  filter: DomainFilter,
  after: string | null,
  limit: number,
): Promise<DomainRow[]> {
  return prisma().domain.findMany({
    where: { ...where(filter), ...(after === null ? {} : { name: { gt: after } }) },
    orderBy: { name: 'asc' },
    take: limit,
  });
}

export interface NewDomain {
  id: string;
  accountId: string;
  region: Region;
  name: string;
  state: 'active' | 'unverified';
  redactPii: boolean;
  settings: DomainSettingsChange;
  dkimSelector?: string;
}

/** Null when the region has a domain of that name already, whoever's. */
export async function insertDomain(domain: NewDomain): Promise<DomainRow | null> {
  try {
    return await prisma().domain.create({ data: domain });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
    throw error;
  }
}

/** What a change of a domain names; the rest stays. */
export interface DomainChange {
  redactPii?: boolean;
  state?: 'active';
  dkimSelector?: string;
  /** Settings, or how they follow from those of the moment. */
  settings?: DomainSettingsChange | ((current: DomainSettings) => DomainSettingsChange);
}

/** Changes a domain under its row's lock: of two changes at once neither is lost. */
export async function updateDomain(id: string, { settings = {}, ...columns }: DomainChange): Promise<DomainRow> {
  return prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from domains where id = ${id}::bpchar for update`;
    const row = await tx.domain.findUniqueOrThrow({ where: { id }, select: { settings: true } });
    const kept = typeof row.settings === 'object' && !Array.isArray(row.settings) ? row.settings : {};
    const change = typeof settings === 'function' ? settings(domainSettingsSchema.parse(kept)) : settings;
    return tx.domain.update({ where: { id }, data: { ...columns, settings: { ...kept, ...change } } });
  });
}

/** Gives a domain its DKIM key; where two callers do at once, both see the one that was first. */
export async function insertDkimKey(id: string, publicKey: string): Promise<string> {
  await prisma().domain.updateMany({ where: { id, dkimPublicKey: null }, data: { dkimPublicKey: publicKey } });
  const { dkimPublicKey } = await prisma().domain.findUniqueOrThrow({ where: { id }, select: { dkimPublicKey: true } });
  return dkimPublicKey ?? publicKey;
}

/** Deletes a domain with its domain-level webhooks, whose pending deliveries are canceled. Answers how many were. */
export async function deleteDomain(id: string): Promise<number> {
  return prisma().$transaction(async (tx) => {
    const webhooks = await tx.webhook.findMany({ where: { domainId: id }, select: { endpointId: true } });
    const endpointIds = webhooks.map((webhook) => webhook.endpointId);
    const canceled = await cancelDeliveries(tx, { endpointIds, reason: 'The domain was deleted.' });
    await tx.domain.delete({ where: { id } });
    return canceled;
  });
}
