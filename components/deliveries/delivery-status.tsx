import { Ban, CircleCheck, CircleX, Clock, OctagonX } from 'lucide-react';
import { Badge } from '@/components/ui/badge/badge';
import type { DeliveryStatus } from '@/lib/schemas/deliveries';

const LOOKS = {
  pending: { tone: 'info', icon: Clock, label: 'Pending' },
  succeeded: { tone: 'success', icon: CircleCheck, label: 'Succeeded' },
  rejected: { tone: 'danger', icon: CircleX, label: 'Rejected' },
  exhausted: { tone: 'danger', icon: OctagonX, label: 'Exhausted' },
  canceled: { tone: 'neutral', icon: Ban, label: 'Canceled' },
} as const;

export const DELIVERY_STATUS_LABELS: Record<DeliveryStatus, string> = {
  pending: LOOKS.pending.label,
  succeeded: LOOKS.succeeded.label,
  rejected: LOOKS.rejected.label,
  exhausted: LOOKS.exhausted.label,
  canceled: LOOKS.canceled.label,
};

export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  const { tone, icon, label } = LOOKS[status];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
