import type { EventType } from '@/lib/schemas/event-types';
import type { Prisma } from '../generated/client';
import { cancelRows } from './canceling-sql';

/**
 * So many are canceled with a change; the rest as soon as it is committed (`cancelStranded`, `cancelDropped`). A backlog of a
 * million would otherwise keep whoever wants to be rid of it waiting for a minute, and fail.
 */
export const CANCELED_AT_ONCE = 10_000;

const FREE = `q.endpoint_id = any($1::int[]) and q.owner = 0
    and ($2::text[] is null or exists (select from events t where t.id = q.event_id and t.type = any($2::text[])))`;

const SQL = cancelRows(`select q.id, q.event_id from deliveries q where ${FREE} limit ${CANCELED_AT_ONCE}`, '$3');

const COUNT = `select count(*)::int as count from deliveries q where ${FREE}`;

/**
 * Cancels the pending deliveries of webhooks that are being deleted or disabled, or (with `eventTypes`) that stop
 * listening to some types (PRODUCT 2, Edits). Belongs into the transaction of that change, before the
 * webhooks' rows go. What is in flight at this moment is not touched; should it need a retry, the
 * dispatcher cancels it then. `reason` is a sentence for people. Returns how many are canceled; what is above
 * `CANCELED_AT_ONCE` is so right after the change.
 */
export async function cancelDeliveries(
  tx: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  change: { endpointIds: number[]; eventTypes?: EventType[]; reason: string },
): Promise<number> {
  if (change.endpointIds.length === 0) return 0;
  const { endpointIds, eventTypes = null, reason } = change;
  const [canceled] = await tx.$queryRawUnsafe<{ count: number }[]>(SQL, endpointIds, eventTypes, reason);
  const count = canceled?.count ?? 0;
  if (count < CANCELED_AT_ONCE) return count;
  const [left] = await tx.$queryRawUnsafe<{ count: number }[]>(COUNT, endpointIds, eventTypes);
  return count + (left?.count ?? 0);
}
