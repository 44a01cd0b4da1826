import type { Region } from '@/lib/schemas/regions';
import type { WebhookHealth } from '@/lib/schemas/webhook-health';
import { listWebhookHealth } from '@/lib/storage/attempt-stats';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** How an account's webhooks did in the last 24 clock hours, the running one included: a look-up by webhook id. */
export async function readWebhookHealth(
  accountId: string,
  region: Region,
  now = new Date(),
): Promise<(webhookId: string) => WebhookHealth> {
  const first = (Math.floor(now.getTime() / HOUR_MS) - HOURS + 1) * HOUR_MS;
  const rows = await listWebhookHealth(accountId, region, new Date(first));
  const counted = new Map(rows.map((row) => [`${row.webhookId} ${row.at.getTime()}`, row]));
  return (webhookId) => ({
    buckets: Array.from({ length: HOURS }, (_, hour) => {
      const at = first + hour * HOUR_MS;
      const { succeeded = 0, failed = 0 } = counted.get(`${webhookId} ${at}`) ?? {};
      return { at: new Date(at).toISOString(), succeeded, failed };
    }),
  });
}
