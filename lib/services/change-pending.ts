import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { Delivery } from '@/lib/schemas/deliveries';
import type { DeliveryRow } from '@/lib/storage/deliveries';
import { type PendingChange, retryNow } from '@/lib/storage/queue/retry-now';
import { stopDelivery as stop } from '@/lib/storage/queue/stop-delivery';
import { getDeliveryRow, toDelivery } from './deliveries';
import { notifyLive } from './live/notify-live';
import { recordAudit } from './record-audit';

const BEING_SENT = 'It is being sent at this moment. Wait for its answer, which takes a few seconds at most.';

const targetOf = (row: DeliveryRow) => {
  return { kind: 'delivery', id: String(row.id), name: row.url, accountId: row.accountId } as const;
};

function refuse(change: PendingChange, row: DeliveryRow, finished: string): void {
  if (change === 'being-sent') throw new AppError('conflict', BEING_SENT);
  if (change === 'account-closed') {
    throw new AppError('conflict', 'Its account is disabled: its deliveries wait until the account is enabled.');
  }
  if (row.status !== 'pending') throw new AppError('conflict', finished);
  // Between the two looks at it it was claimed, or came back for its next attempt.
  throw new AppError('conflict', BEING_SENT);
}

/**
 * Makes the next attempt of a pending delivery at once instead of when it was due (PRODUCT 5). It is the attempt that would have
 * come anyway, with its number; the waits after it are what they were. Throws `conflict` for one that is being sent or finished.
 */
export async function retryDelivery(caller: Caller, id: string): Promise<Delivery> {
  requireAccess(caller, 'deliveries:resend');
  const { id: rowId, accountId } = await getDeliveryRow(caller, id);
  const change = await retryNow(rowId);
  const row = await getDeliveryRow(caller, id);
  if (change !== 'done') refuse(change, row, `It has ended (${row.status}). Resend it instead.`);
  notifyLive(accountId, 'deliveries');
  await recordAudit(caller, { action: 'delivery.retry', target: targetOf(row) });
  return toDelivery(row);
}

/**
 * Cancels a pending delivery (PRODUCT 5). One that is canceled already is answered as it is. Throws `conflict` for one that is
 * being sent, which cannot be called back, or finished.
 */
export async function stopDelivery(caller: Caller, id: string): Promise<Delivery> {
  requireAccess(caller, 'deliveries:resend');
  const { id: rowId, accountId } = await getDeliveryRow(caller, id);
  const change = await stop(rowId, 'It was stopped by hand.');
  const row = await getDeliveryRow(caller, id);
  const isStopped = change === 'done' || row.status === 'canceled';
  if (!isStopped) refuse(change, row, `It has ended (${row.status}): there is nothing left to stop.`);
  if (change === 'done') {
    const states = { before: { status: 'pending' }, after: { status: row.status } };
    await recordAudit(caller, { action: 'delivery.stop', target: targetOf(row), ...states });
  }
  notifyLive(accountId, 'deliveries');
  return toDelivery(row);
}
