import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { Delivery } from '@/lib/schemas/deliveries';
import { whileRepeating } from '@/lib/storage/queue/repeat-lock';
import { resendDelivery as insertResend } from '@/lib/storage/queue/resend-delivery';
import { getDeliveryRow, toDelivery } from './deliveries';
import { notifyLive } from './live/notify-live';
import { recordAudit } from './record-audit';

/**
 * Sends the event of a finished delivery to its webhook once more, as a delivery of its own with all its attempts
 * (PRODUCT 4). It carries the same `webhook-id` and `event-data.id` as before. Throws `conflict` while the
 * delivery, or another one of the event to the webhook, is still pending, and when its webhook cannot receive it any more.
 */
export async function resendDelivery(caller: Caller, id: string): Promise<Delivery> {
  requireAccess(caller, 'deliveries:resend');
  const row = await getDeliveryRow(caller, id);
  if (row.status === 'pending') {
    throw new AppError('conflict', 'This delivery is still pending: its next attempt follows by itself.');
  }
  const primaryId = caller.account.parentId ?? caller.account.id;
  const newId = await whileRepeating(primaryId, (tx) =>
    insertResend({ eventRowId: row.eventRowId, webhookId: row.webhookId }, tx),
  );
  if (newId === 'pending') {
    throw new AppError('conflict', 'Another delivery of this event to this webhook is pending already.');
  }
  if (newId === null) {
    throw new AppError(
      'conflict',
      'Its webhook has been deleted or disabled, or no longer listens to this event type. Enable it, then resend.',
    );
  }
  notifyLive(row.accountId, 'deliveries');
  const resent = toDelivery(await getDeliveryRow(caller, String(newId)));
  const { eventType, webhookId } = resent;
  await recordAudit(caller, {
    action: 'delivery.resend',
    target: { kind: 'delivery', id, name: resent.url, accountId: row.accountId },
    after: { deliveryId: resent.id, eventType, webhookId },
  });
  return resent;
}
