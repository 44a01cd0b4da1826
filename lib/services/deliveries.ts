import { env } from '@/lib/config/env';
import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { remainingAttempts } from '@/lib/core/remaining-attempts';
import { maxAttempts } from '@/lib/core/retry-schedule';
import type { Delivery, DeliveryQuery } from '@/lib/schemas/deliveries';
import type { DeliveryAnswer } from '@/lib/schemas/delivery-answer';
import type { Page } from '@/lib/schemas/page';
import { findStoredEvent, listAttempts } from '@/lib/storage/attempts';
import { type DeliveryRow, findDeliveries, findDelivery } from '@/lib/storage/deliveries';
import { idTime } from '@/lib/storage/ids';
import { attemptLog } from './attempt-log';
import { requestAsSent } from './delivery-request';
import { whySent } from './delivery-why';
import { logFilter } from './log-filter';
import { idScope } from './log-scope';
import { shownRecipient } from './shown-recipient';
import { statusesOf } from './statuses-of';

/** Deliveries of the account's webhooks, newest first (PRODUCT 4). */
export async function listDeliveries(caller: Caller, query: DeliveryQuery): Promise<Page<Delivery>> {
  requireAccess(caller, 'deliveries:read');
  const statuses = query.status === undefined ? undefined : statusesOf(query.status);
  const filter = { ...(await logFilter(caller, query)), statuses };
  const { rows, nextCursor } = await findDeliveries(filter);
  return { items: rows.map(toDelivery), nextCursor };
}

/** The row of a delivery that the caller may open; 404 for one of a stranger and for what is no id. */
export async function getDeliveryRow(caller: Caller, id: string): Promise<DeliveryRow> {
  const known = /^\d{1,19}$/.test(id) && BigInt(id) <= 0x7fffffffffffffffn;
  const scope = { accountIds: await idScope(caller), region: caller.region };
  const row = known ? await findDelivery(BigInt(id), scope) : null;
  if (row === null) throw notFound('Delivery');
  return row;
}

/** One delivery with all its attempts, why it was sent and its last request as it was sent (PRODUCT 4). */
export async function getDelivery(caller: Caller, id: string): Promise<DeliveryAnswer> {
  requireAccess(caller, 'deliveries:read');
  const row = await getDeliveryRow(caller, id);
  const [attempts, event] = await Promise.all([listAttempts(row.id), findStoredEvent(row.eventRowId)]);
  const last = attempts.at(-1);
  const policy = retryPolicy(row);
  const planned = row.dueAt ? remainingAttempts({ ...policy, attempts: row.attempts, dueAt: row.dueAt }) : [];
  return {
    ...toDelivery(row),
    attemptLog: attemptLog(attempts, caller.account.parentId === null),
    schedule: planned.map(({ number, dueAt }) => ({ number, dueAt: dueAt.toISOString() })),
    givesUpAt: planned.at(-1)?.dueAt.toISOString() ?? null,
    why: await whySent(row, event?.skipped ?? null, await idScope(caller)),
    request: last && event ? requestAsSent(last, event.payload) : null,
  };
}

const retryPolicy = ({ eventType, retryDelivered }: DeliveryRow) => ({
  eventType,
  retryDelivered,
  schedule: env().RETRY_SCHEDULE,
});

/** A delivery row as clients see it. */
export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: String(row.id),
    status: row.status,
    url: row.url,
    eventType: row.eventType,
    eventId: row.eventId,
    messageId: row.messageId,
    recipient: shownRecipient(row),
    domain: row.domain,
    webhookId: row.webhookId,
    description: row.description,
    attempts: row.attempts,
    // What was final stays final, even if the setting has changed since.
    maxAttempts: row.status === 'exhausted' ? row.attempts : Math.max(maxAttempts(retryPolicy(row)), row.attempts),
    createdAt: idTime(row.id).toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    lastAttempt: row.lastAt && {
      at: row.lastAt.toISOString(),
      statusCode: row.lastStatusCode,
      durationMs: row.lastDurationMs ?? 0,
      reason: row.lastReason,
    },
  };
}
