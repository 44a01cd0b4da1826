import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
import { prisma } from './prisma';
import { open } from './secret-box';
import { toWebhookRow, type WebhookRow, webhookInclude } from './webhook-rows';

/** Where webhooks are configured: one domain, or the account where `domainId` is null. */
export interface WebhookScope {
  accountId: string;
  domainId: string | null;
  region: Region;
}

const oldestFirst = [{ createdAt: 'asc' }, { id: 'asc' }] as const;

/** The webhooks of one scope, oldest first. */
export async function listScopeWebhooks(scope: WebhookScope): Promise<WebhookRow[]> {
  const found = await prisma().webhook.findMany({
    where: { accountId: scope.accountId, domainId: scope.domainId, region: scope.region },
    include: webhookInclude,
    orderBy: [...oldestFirst],
  });
  return found.map(toWebhookRow);
}

/** The webhooks of an account in a region at both levels, oldest first. */
export async function listAccountWebhooks(accountId: string, region: Region): Promise<WebhookRow[]> {
  const found = await prisma().webhook.findMany({
    where: { accountId, region },
    include: webhookInclude,
    orderBy: [...oldestFirst],
  });
  return found.map(toWebhookRow);
}

/** A webhook of the account or, for a primary, of one of its subaccounts. */
export async function findWebhook(accountId: string, region: Region, id: string): Promise<WebhookRow | null> {
  const found = await prisma().webhook.findFirst({
    where: { id, region, OR: [{ accountId }, { account: { parentId: accountId } }] },
    include: webhookInclude,
  });
  return found && toWebhookRow(found);
}

/** Event types for which an account has account-level webhooks that are enabled. */
export async function listAccountLevelEventTypes(accountId: string, region: Region): Promise<EventType[]> {
  const found = await prisma().webhookEventType.findMany({
    where: { scopeId: accountId, region, webhook: { enabled: true } },
    distinct: ['eventType'],
    select: { eventType: true },
  });
  const types = new Set(found.map((row) => row.eventType));
  return EVENT_TYPES.filter((type) => types.has(type));
}

/** How many places per event type a scope has taken; types with none are absent. */
export async function countTakenPlaces(scope: WebhookScope): Promise<Partial<Record<EventType, number>>> {
  const found = await prisma().webhookEventType.groupBy({
    by: ['eventType'],
    where: { scopeId: scope.domainId ?? scope.accountId, region: scope.region },
    _count: true,
  });
  return Object.fromEntries(found.map((row) => [row.eventType, row._count]));
}

/** What a webhook's URL is sealed for: it opens in its own row only. */
export function webhookUrlContext(webhookId: string): string {
  return `webhook:${webhookId}:url`;
}

/** Where the webhook's POSTs go, credentials included. For sending only; never to be shown. */
export function fullUrl(webhook: Pick<WebhookRow, 'id' | 'url' | 'urlSecret'>): string {
  return webhook.urlSecret === null ? webhook.url : open(webhook.urlSecret, webhookUrlContext(webhook.id));
}
