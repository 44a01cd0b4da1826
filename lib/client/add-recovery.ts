import type { RecoverResult } from '@/lib/schemas/recover';

/** Before any page: nothing was looked at. */
export const NOTHING_RECOVERED: RecoverResult = {
  matched: 0,
  skipped: { alreadySucceeded: 0, pending: 0, webhookGone: 0 },
  perWebhook: [],
  recovered: 0,
  nextCursor: null,
};

/** What two pages of a recovery come to together; it goes on where the later one ends. */
export function addRecovery(before: RecoverResult, page: RecoverResult): RecoverResult {
  const perWebhook = new Map(before.perWebhook.map((each) => [each.webhookId, each]));
  for (const each of page.perWebhook) {
    const known = perWebhook.get(each.webhookId);
    perWebhook.set(each.webhookId, { ...each, count: each.count + (known?.count ?? 0) });
  }
  return {
    matched: before.matched + page.matched,
    skipped: {
      alreadySucceeded: before.skipped.alreadySucceeded + page.skipped.alreadySucceeded,
      pending: before.skipped.pending + page.skipped.pending,
      webhookGone: before.skipped.webhookGone + page.skipped.webhookGone,
    },
    perWebhook: [...perWebhook.values()],
    recovered: before.recovered + page.recovered,
    nextCursor: page.nextCursor,
  };
}

/** How many would be, or were to be, sent again. */
export function recoverable({ perWebhook }: RecoverResult): number {
  return perWebhook.reduce((sum, { count }) => sum + count, 0);
}
