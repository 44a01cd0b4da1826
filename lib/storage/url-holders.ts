import type { UrlHolder } from '@/lib/core/url-duplicates';
import type { Region } from '@/lib/schemas/regions';
import { hashUrl } from './change-webhooks';
import { prisma } from './prisma';
import { toWebhookRow, webhookInclude } from './webhook-rows';

export interface NamedUrlHolder extends UrlHolder {
  description: string;
  domainName: string | null;
  accountName: string;
}

/**
 * The enabled webhooks with exactly this URL that could meet one of the account's: the account's own, its subaccounts',
 * and those of its primary's account level.
 */
export async function listUrlHolders(
  url: { exact: string } | { hash: string },
  account: { id: string; parentId: string | null },
  region: Region,
): Promise<NamedUrlHolder[]> {
  const urlHash = new Uint8Array('exact' in url ? hashUrl(url.exact) : Buffer.from(url.hash, 'hex'));
  const primary = account.parentId === null ? [] : [{ accountId: account.parentId, domainId: null }];
  const found = await prisma().webhook.findMany({
    where: {
      region,
      enabled: true,
      urlHash,
      OR: [{ accountId: account.id }, { account: { parentId: account.id } }, ...primary],
    },
    include: { ...webhookInclude, account: { select: { name: true, parentId: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return found.map(({ account: owner, ...rest }) => {
    const row = toWebhookRow(rest);
    return {
      webhookId: row.id,
      accountId: row.accountId,
      parentId: owner.parentId,
      domainId: row.domainId,
      level: row.domainId === null ? 'account' : 'domain',
      eventTypes: row.eventTypes,
      description: row.description,
      domainName: row.domainName,
      accountName: owner.name,
    };
  });
}
