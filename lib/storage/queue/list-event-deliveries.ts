import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { ofEvents } from '../matching-events';
import { pool } from '../pool';
import type { Queryable } from './queryable';

/** A delivery of an event, wherever it is: in the queue, finished, or canceled. */
export interface EventDelivery {
  id: bigint;
  eventRowId: bigint;
  webhookId: string | null;
  /** Whose webhook it is. */
  accountId: string | null;
  status: DeliveryStatus;
  /** Masked. */
  url: string;
  attempts: number;
  /** When the next attempt is due; null for what is over. */
  dueAt: Date | null;
  /** Of the last attempt; null where there was none. */
  lastStatusCode: number | null;
  lastRedacted: boolean | null;
}

const SQL = `
select x.*, l.status_code as "lastStatusCode", l.redacted as "lastRedacted" from (
  select t.id, t.event_id as "eventRowId", w.id as "webhookId", w.account_id as "accountId", 'pending' as status,
    coalesce(w.url, '') as url, t.attempts, t.due_at as "dueAt"
  from ${ofEvents('deliveries', 'id', '$1', 'true')} left join webhooks w on w.endpoint_id = t.endpoint_id
  union all
  select delivery_id, event_id, webhook_id, account_id, final_status, url, number, null
  from ${ofEvents('attempts', 'delivery_id', '$1', 't.final_status is not null')}
  union all
  select delivery_id, event_id, webhook_id, account_id, 'canceled', url, attempts, null
  from cancellations where event_id = any($1::bigint[])
) x left join attempts l on l.delivery_id = x.id and l.number = x.attempts
order by x.id`;

/** All deliveries of some events, oldest first, of every account: the caller leaves out what the asker must not see. */
export async function listEventDeliveries(
  eventRowIds: readonly bigint[],
  db: Queryable = pool(),
): Promise<EventDelivery[]> {
  const result = await db.query<EventDelivery>(SQL, [eventRowIds.map(String)]);
  return result.rows;
}
