import type { EventType } from '@/lib/schemas/event-types';
import type { Prisma } from '../generated/client';

const SQL = `
with d as (
  delete from deliveries q using events e
  where q.endpoint_id = any($1::int[]) and q.owner = 0 and e.id = q.event_id and ($2::text[] is null or e.type = any($2::text[]))
  returning q.id, q.event_id, q.endpoint_id, q.attempts, e.domain_id, e.region, e.type
), c as (
  insert into cancellations (delivery_id, event_id, account_id, domain_id, region, event_type, webhook_id, url, attempts, reason)
  select d.id, d.event_id, w.account_id, d.domain_id, d.region, d.type, w.id, w.url, d.attempts, $3
  from d join webhooks w on w.endpoint_id = d.endpoint_id
  on conflict do nothing
  returning 1
)
select count(*)::int as count from c`;

/**
 * Cancels the pending deliveries of webhooks that are being deleted or disabled, or (with `eventTypes`) that stop
 * listening to some types (PRODUCT 2, Edits). Belongs into the transaction of that change, before the
 * webhooks' rows go. What is in flight at this moment is not touched; should it need a retry, the
 * dispatcher cancels it then. `reason` is a sentence for people. Returns how many were canceled.
 */
export async function cancelDeliveries(
  tx: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  change: { endpointIds: number[]; eventTypes?: EventType[]; reason: string },
): Promise<number> {
  if (change.endpointIds.length === 0) return 0;
  const rows = await tx.$queryRawUnsafe<{ count: number }[]>(
    SQL,
    change.endpointIds,
    change.eventTypes ?? null,
    change.reason,
  );
  return rows[0]?.count ?? 0;
}
