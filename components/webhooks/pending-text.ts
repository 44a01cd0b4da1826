import { count } from '@/lib/client/format';
import type { PendingDeliveries } from '@/lib/schemas/webhooks';

/** `12 pending deliveries will be canceled.` */
export function pendingText(pending: PendingDeliveries | undefined): string {
  if (!pending) return 'Its pending deliveries will be canceled.';
  const { pendingDeliveries, isMore } = pending;
  if (pendingDeliveries === 0) return 'No delivery is pending.';
  const number = count(pendingDeliveries, 'pending delivery', 'pending deliveries');
  return `${isMore ? 'More than ' : ''}${number} will be canceled.`;
}
