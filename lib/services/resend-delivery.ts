import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { Delivery } from '@/lib/schemas/deliveries';
import { resendDelivery as insertResend } from '@/lib/storage/queue/resend-delivery';
import { getDeliveryRow, toDelivery } from './deliveries';
import { recordAudit } from './record-audit';

/**
 * Sends the event of a finished delivery to its webhook once more, as a delivery of its own with all its attempts
 * (PRODUCT 4). It carries the same `webhook-id` and `event-data.id` as before. Throws `conflict` while the
 * delivery is still pending and when its webhook cannot receive it any more.
 */
export async function resendDelivery(caller: Caller, id: string): Promise<Delivery> {
  requireAccess(caller, 'deliveries:resend');
  const row = await getDeliveryRow(caller, id);
  if (row.status === 'pending') {
    throw new AppError('conflict', 'This delivery is still pending: its next attempt follows by itself.');
  }
  const newId = await insertResend({ eventRowId: row.eventRowId, webhookId: row.webhookId });
  if (newId === null) {
    throw new AppError(
      'conflict',
      'Its webhook has been deleted or disabled, or no longer listens to this event type. Enable it, then resend.',
    );
  }
  const resent = toDelivery(await getDeliveryRow(caller, String(newId)));
  const { eventType, webhookId } = resent;
  await recordAudit(caller, {
    action: 'delivery.resend',
    target: { kind: 'delivery', id, name: resent.url, accountId: row.accountId },
    after: { deliveryId: resent.id, eventType, webhookId },
  });
  return resent;
}
