import { pool } from '@/lib/storage/pool';
import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';
import { settleFinals } from '@/lib/storage/queue/settle-finals';
import { settleRetries } from '@/lib/storage/queue/settle-retries';
import { attemptRecord } from './attempt-record';

const OWNER = 4_711;

interface QueueRow {
  attempts: number;
  eventId: bigint;
  accountId: string;
  domainId: string;
  region: string;
  eventType: string;
  webhookId: string;
  url: string;
}

/** The deliveries that are in the queue, oldest first. */
export async function pendingIds(): Promise<bigint[]> {
  return (await pool().query<{ id: bigint }>('select id from deliveries order by id')).rows.map(({ id }) => id);
}

/** Writes what an attempt of a pending delivery came to, through the statements of the queue. A success unless it is said. */
export async function settle(deliveryId: bigint, over: Partial<AttemptRecord> = {}): Promise<void> {
  await pool().query('update deliveries set owner = $2 where id = $1', [deliveryId, OWNER]);
  const { rows } = await pool().query<QueueRow>(
    `select q.attempts, e.id as "eventId", w.account_id as "accountId", e.domain_id as "domainId", e.region, e.type as "eventType",
            w.id as "webhookId", w.url
       from deliveries q join events e on e.id = q.event_id join webhooks w on w.endpoint_id = q.endpoint_id where q.id = $1`,
    [deliveryId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Delivery ${deliveryId} is not pending.`);
  const { attempts, ...known } = row;
  const record = attemptRecord({
    ...known,
    deliveryId,
    number: attempts + 1,
    finalStatus: over.outcome === undefined || over.outcome === 'succeeded' ? 'succeeded' : null,
    ...over,
  });
  const written = await (record.finalStatus === null ? settleRetries : settleFinals)(pool(), OWNER, [record]);
  if (written !== 1) throw new Error('The outcome was not written.');
}

/** An attempt that failed and is followed by another one in an hour. */
export const FAILED = {
  outcome: 'retry',
  statusCode: 503,
  reason: 'Answered 503 Service Unavailable',
  nextAttemptAt: new Date(Date.now() + 3_600_000),
} as const satisfies Partial<AttemptRecord>;

/** The last attempt of one that is given up. */
export const EXHAUSTED = {
  ...FAILED,
  finalStatus: 'exhausted',
  nextAttemptAt: null,
} as const satisfies Partial<AttemptRecord>;
