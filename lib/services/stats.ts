import { type Caller, requireAccess } from '@/lib/core/access';
import { BUCKET_MS, statsRange } from '@/lib/core/stats-range';
import { statsSeries } from '@/lib/core/stats-series';
import type { Stats, StatsQuery } from '@/lib/schemas/stats';
import { listAttemptStats } from '@/lib/storage/attempt-stats';
import { STATS_KEPT_MS } from '@/lib/storage/queue/prune-attempt-stats';
import { listAccountWebhooks } from '@/lib/storage/webhooks';
import { getWebhookRow } from './webhook-scope';

/**
 * Attempts over time of one webhook, or of all that the account has in the region. Throws `not_found` for a foreign
 * webhook and `invalid_request` for a range that is not kept.
 */
export async function readStats(caller: Caller, query: StatsQuery, now = new Date()): Promise<Stats> {
  requireAccess(caller, 'webhooks:read');
  const { webhookId, bucket } = query;
  const asked = {
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
    bucket,
  };
  const range = statsRange(asked, now, STATS_KEPT_MS.fine);
  const webhooks =
    webhookId === undefined
      ? await listAccountWebhooks(caller.account.id, caller.region)
      : [await getWebhookRow(caller, webhookId)];
  const rows = await listAttemptStats(
    webhooks.map(({ id }) => id),
    { ...range, bucketMs: BUCKET_MS[range.bucket] },
  );
  return statsSeries(range, rows);
}
