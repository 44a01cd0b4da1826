import type { WebhookHealth } from '@/lib/schemas/webhook-health';
import type { Webhook } from '@/lib/schemas/webhooks';
import type { LastAttempt } from '@/lib/storage/last-attempts';
import { listLastAttempts } from '@/lib/storage/last-attempts';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { readWebhookHealth } from './webhook-health';

/** A webhook as clients see it. Built field by field: what is not named here does not get out. */
export function presentWebhook(row: WebhookRow, last: LastAttempt | undefined, health: WebhookHealth): Webhook {
  return {
    id: row.id,
    level: row.domainId === null ? 'account' : 'domain',
    domain: row.domainName,
    region: row.region,
    url: row.url,
    description: row.description,
    eventTypes: row.eventTypes,
    enabled: row.enabled,
    rateLimit: row.rateLimit,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastAttempt: last ? { at: last.at.toISOString(), outcome: last.outcome, statusCode: last.statusCode } : null,
    health,
  };
}

/** One webhook with its latest attempt and its last 24 hours. */
export async function describeWebhook(row: WebhookRow): Promise<Webhook> {
  const [last, health] = await Promise.all([
    listLastAttempts(row.accountId, row.region),
    readWebhookHealth(row.accountId, row.region),
  ]);
  return presentWebhook(row, last.get(row.id), health(row.id));
}
