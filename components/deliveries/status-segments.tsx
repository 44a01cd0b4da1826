import { Segmented } from '@/components/ui/segmented';
import { DELIVERY_STATUSES, type DeliveryStatus } from '@/lib/schemas/deliveries';
import { DELIVERY_STATUS_LABELS } from './delivery-status';

const OPTIONS: readonly (readonly [value: DeliveryStatus | '', label: string])[] = [
  ['', 'All'],
  ...DELIVERY_STATUSES.map((status) => [status, DELIVERY_STATUS_LABELS[status]] as const),
];

interface StatusSegmentsProps {
  value: DeliveryStatus | null;
  onChange: (status: DeliveryStatus | null) => void;
}

/** All deliveries, or those of one status. */
export function StatusSegments({ value, onChange }: StatusSegmentsProps) {
  return (
    <div className="max-w-full overflow-x-auto">
      <Segmented label="Status" value={value ?? ''} options={OPTIONS} onChange={(status) => onChange(status || null)} />
    </div>
  );
}
