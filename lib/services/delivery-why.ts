import { z } from 'zod';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import type { DeliveryRow } from '@/lib/storage/deliveries';
import { findWebhookLevel } from '@/lib/storage/webhook-level';

const skippedSchema = z.array(
  z.object({ webhookId: z.string(), level: z.enum(['primary-account', 'account', 'domain']), wonBy: z.string() }),
);

/**
 * Why a delivery was sent, for people: which webhook asked for it, and which others have the same URL and were left
 * out for it (PRODUCT 2, which URLs hear of an event). `skipped` is what the event recorded when it was accepted.
 */
export async function whySent(row: DeliveryRow, skipped: unknown): Promise<DeliveryDetail['why']> {
  const webhook = await findWebhookLevel(row.webhookId);
  const level = webhook === null ? null : webhook.domainId === null ? 'account' : 'domain';
  const duplicates = skippedSchema
    .catch([])
    .parse(skipped ?? [])
    .filter((other) => other.wonBy === row.webhookId)
    .map((other) => ({
      webhookId: other.webhookId,
      level: other.level === 'domain' ? ('domain' as const) : ('account' as const),
    }));
  return {
    webhookId: row.webhookId,
    level,
    reason: sentence(row, level, duplicates.length),
    skippedDuplicates: duplicates,
  };
}

function sentence(row: DeliveryRow, level: 'account' | 'domain' | null, duplicates: number): string {
  const what = `${EVENT_TYPE_LABELS[row.eventType]} events of ${row.domain}`;
  const by = {
    account: `The account-level webhook listens to ${what}.`,
    domain: `The domain-level webhook listens to ${what}.`,
    none: `A webhook that has been deleted since listened to ${what}.`,
  }[level ?? 'none'];
  if (duplicates === 0) return by;
  const others = duplicates === 1 ? 'Another webhook has' : `${duplicates} other webhooks have`;
  return `${by} ${others} the same URL and stayed silent: each URL hears of an event once.`;
}
