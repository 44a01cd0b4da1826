import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import { pool } from '../pool';
import type { Queryable } from './queryable';

/** A delivery of one event, wherever it is: in the queue, finished, or canceled. */
export interface EventDelivery {
  id: bigint;
  webhookId: string | null;
  /** Whose webhook it is. */
  accountId: string | null;
  status: DeliveryStatus;
  attempts: number;
  /** When the next attempt is due; null for what is over. */
  dueAt: Date | null;
}

// Ids are made in the order of time, and an event's deliveries later than itself: the bound keeps the log's scan short.
const SQL = `
select d.id, w.id as "webhookId", w.account_id as "accountId", 'pending' as status, d.attempts, d.due_at as "dueAt"
from deliveries d left join webhooks w on w.endpoint_id = d.endpoint_id
where d.event_id = $1::bigint
union all
select delivery_id, webhook_id, account_id, final_status, number, null
from attempts where event_id = $1::bigint and delivery_id > $1::bigint and final_status is not null
union all
select delivery_id, webhook_id, account_id, 'canceled', attempts, null from cancellations where event_id = $1::bigint
order by 1`;

/** All deliveries of an event, oldest first, of every account: the caller leaves out what the asker must not see. */
export async function listEventDeliveries(eventRowId: bigint, db: Queryable = pool()): Promise<EventDelivery[]> {
  const result = await db.query<EventDelivery>(SQL, [eventRowId]);
  return result.rows;
}
