import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import type { DeliveryRow } from '@/lib/storage/deliveries';
import { presentSkips, storedSkips, tracesOf } from './skipped-webhooks';

/**
 * Why a delivery was sent, for people: which webhook asked for it, and which others have the same URL and were left
 * out for it (PRODUCT 2, which URLs hear of an event). `skipped` is what the event recorded when it was accepted;
 * `accountIds` are those whose webhooks the caller may see.
 */
export async function whySent(
  row: DeliveryRow,
  skipped: unknown,
  accountIds: readonly string[],
): Promise<DeliveryDetail['why']> {
  const skips = storedSkips(skipped).filter((other) => other.wonBy === row.webhookId);
  const skippedDuplicates = presentSkips(skips, await tracesOf(skips), accountIds);
  return {
    webhookId: row.webhookId,
    level: row.webhookKnown ? (row.webhookDomainId === null ? 'account' : 'domain') : null,
    description: row.description,
    reason: sentence(row, skippedDuplicates.length),
    skippedDuplicates,
    canceledBecause: row.canceledBecause,
  };
}

function sentence(row: DeliveryRow, duplicates: number): string {
  const { webhookKnown, webhookExists, webhookDomainId, description } = row;
  const level = webhookKnown ? `${webhookDomainId === null ? 'account' : 'domain'}-level webhook` : 'webhook';
  const name = description === '' ? '' : ` “${description}”`;
  const who = webhookExists
    ? `The ${level}${name} listens to`
    : `The ${level}${name}, which has been deleted since, listened to`;
  const told = `${who} ${EVENT_TYPE_LABELS[row.eventType]} events of ${row.domain}.`;
  if (duplicates === 0) return told;
  const others = duplicates === 1 ? 'Another webhook has' : `${duplicates} other webhooks have`;
  return `${told} ${others} the same URL and stayed silent: each URL hears of an event once.`;
}
