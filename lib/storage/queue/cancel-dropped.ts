import { CANCELED_AT_ONCE } from './cancel-deliveries';
import { cancelRows } from './canceling-sql';
import type { Queryable } from './queryable';

/** Why what is owed of such a type is canceled. */
export const DROPPED = 'The webhook no longer listens to this event type.';

const SQL = cancelRows(
  `select q.id, q.event_id
     from deliveries q join events t on t.id = q.event_id join webhooks w on w.endpoint_id = q.endpoint_id
    where q.endpoint_id = any($1::int[]) and q.owner = 0
      and not exists (select from webhook_event_types l where l.webhook_id = w.id and l.event_type = t.type)
    limit ${CANCELED_AT_ONCE}`,
  '$2',
);

/**
 * Cancels what webhooks are owed of types that they no longer listen to, when there was too much of it to be canceled with the
 * change itself: some thousands a statement, each committed by itself, until there is no more. A type that they listen to
 * again meanwhile is left alone. What this does not come to is canceled by the dispatchers as it comes due.
 */
export async function cancelDropped(db: Queryable, endpointIds: number[]): Promise<void> {
  let canceled = CANCELED_AT_ONCE;
  while (canceled >= CANCELED_AT_ONCE) {
    const { rows } = await db.query<{ count: number }>(SQL, [endpointIds, DROPPED]);
    canceled = rows[0]?.count ?? 0;
  }
}
