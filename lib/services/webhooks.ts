import { type Caller, requireAccess } from '@/lib/core/access';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { Webhook, WebhookLevel, WebhookList, WebhookPlaces } from '@/lib/schemas/webhooks';
import { listLastAttempts } from '@/lib/storage/last-attempts';
import { countPending, MAX_COUNTED } from '@/lib/storage/pending-deliveries';
import { countTakenPlaces, listAccountLevelEventTypes, listAccountWebhooks } from '@/lib/storage/webhooks';
import { describeWebhook, presentWebhook } from './present-webhook';
import { readWebhookHealth } from './webhook-health';
import { getWebhookRow, scopeOf } from './webhook-scope';

/**
 * All webhooks of the account in the region, of both levels, oldest first. A subaccount is told for which types
 * its primary's account-level webhooks fire too, without their URLs (PRODUCT 5).
 */
export async function listWebhooks(caller: Caller): Promise<WebhookList> {
  requireAccess(caller, 'webhooks:read');
  const { account, region } = caller;
  const [rows, last, health, inheritedEventTypes] = await Promise.all([
    listAccountWebhooks(account.id, region),
    listLastAttempts(account.id, region),
    readWebhookHealth(account.id, region),
    account.parentId === null ? [] : listAccountLevelEventTypes(account.parentId, region),
  ]);
  const items = rows.map((row) => presentWebhook(row, last.get(row.id), health(row.id)));
  return { items, nextCursor: null, inheritedEventTypes };
}

/** One webhook by its id. Throws `not_found`. */
export async function getWebhook(caller: Caller, id: string): Promise<Webhook> {
  requireAccess(caller, 'webhooks:read');
  return describeWebhook(await getWebhookRow(caller, id));
}

/** How many deliveries wait for a webhook: what deleting or disabling it would cancel. Throws `not_found`. */
export async function countPendingDeliveries(
  caller: Caller,
  id: string,
): Promise<{ pendingDeliveries: number; isMore: boolean }> {
  requireAccess(caller, 'webhooks:read');
  const { endpointId } = await getWebhookRow(caller, id);
  const pendingDeliveries = await countPending(endpointId);
  return { pendingDeliveries, isMore: pendingDeliveries === MAX_COUNTED };
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
