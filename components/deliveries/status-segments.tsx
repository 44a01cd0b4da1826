import { Segmented } from '@/components/ui/field/segmented';
import type { DeliveryStatusFilter } from '@/lib/schemas/deliveries';
import { DELIVERY_STATUS_LABELS } from './delivery-status';

const LABELS: Record<DeliveryStatusFilter | '', string> = { '': 'All', ...DELIVERY_STATUS_LABELS, failed: 'Failed' };
const SEGMENTS: readonly (DeliveryStatusFilter | '')[] = ['', 'pending', 'succeeded', 'failed', 'canceled'];

interface StatusSegmentsProps {
  value: DeliveryStatusFilter | null;
  onChange: (status: DeliveryStatusFilter | null) => void;
}

/** All deliveries, or those of one status. A status that only an address asks for has its place as long as it does. */
export function StatusSegments({ value, onChange }: StatusSegmentsProps) {
  const shown = value === null || SEGMENTS.includes(value) ? SEGMENTS : [...SEGMENTS, value];
  const options = shown.map((status) => [status, LABELS[status]] as const);
  return (
    <div className="max-w-full overflow-x-auto">
      <Segmented label="Status" value={value ?? ''} options={options} onChange={(status) => onChange(status || null)} />
    </div>
  );
}
