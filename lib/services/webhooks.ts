import { type Caller, requireAccess } from '@/lib/core/access';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { Webhook, WebhookLevel, WebhookList, WebhookPlaces } from '@/lib/schemas/webhooks';
import { listLastAttempts } from '@/lib/storage/last-attempts';
import { countTakenPlaces, listAccountLevelEventTypes, listAccountWebhooks } from '@/lib/storage/webhooks';
import { describeWebhook, presentWebhook } from './present-webhook';
import { getWebhookRow, scopeOf } from './webhook-scope';

/**
 * All webhooks of the account in the region, of both levels, oldest first. A subaccount is told for which types
 * its primary's account-level webhooks fire too, without their URLs (PRODUCT 5).
 */
export async function listWebhooks(caller: Caller): Promise<WebhookList> {
  requireAccess(caller, 'webhooks:read');
  const { account, region } = caller;
  const [rows, last, inheritedEventTypes] = await Promise.all([
    listAccountWebhooks(account.id, region),
    listLastAttempts(account.id, region),
    account.parentId === null ? [] : listAccountLevelEventTypes(account.parentId, region),
  ]);
  return { items: rows.map((row) => presentWebhook(row, last.get(row.id))), nextCursor: null, inheritedEventTypes };
}

/** One webhook by its id. Throws `not_found`. */
export async function getWebhook(caller: Caller, id: string): Promise<Webhook> {
  requireAccess(caller, 'webhooks:read');
  return describeWebhook(await getWebhookRow(caller, id));
}

/** How many of the three places per event type a scope has taken. */
export async function listPlaces(
  caller: Caller,
  scope: { level: WebhookLevel; domain?: string | undefined },
): Promise<WebhookPlaces> {
  requireAccess(caller, 'webhooks:read');
  const taken = await countTakenPlaces(await scopeOf(caller, scope));
  const counts = EVENT_TYPES.map((type) => [type, taken[type] ?? 0] as const);
  return { taken: Object.fromEntries(counts) as WebhookPlaces['taken'] };
}
