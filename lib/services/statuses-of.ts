import type { DeliveryStatus, DeliveryStatusFilter } from '@/lib/schemas/deliveries';

/** The statuses that a list's filter stands for. */
export function statusesOf(filter: DeliveryStatusFilter): readonly DeliveryStatus[] {
  return filter === 'failed' ? ['rejected', 'exhausted'] : [filter];
}
