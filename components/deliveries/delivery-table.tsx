import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Delivery } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import { DeliveryStatusBadge } from './delivery-status';

export function DeliveryTable({ deliveries, onOpen }: { deliveries: Delivery[]; onOpen: (id: string) => void }) {
  return (
    <Table aria-label="Deliveries">
      <TableHead>
        <TableHeader>Event</TableHeader>
        <TableHeader>Status</TableHeader>
        <TableHeader>Domain</TableHeader>
        <TableHeader>Attempts</TableHeader>
        <TableHeader>Accepted</TableHeader>
        <TableHeader>Next attempt</TableHeader>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => (
          <TableRow key={delivery.id} linked data-row-id={delivery.id}>
            <TableCell wide className="sm:w-2/5 sm:max-w-0">
              <button type="button" data-row-link className={rowLink} onClick={() => onOpen(delivery.id)}>
                {EVENT_TYPE_LABELS[delivery.eventType]}
              </button>
              <span className="block truncate font-mono text-xs text-ink-3" title={delivery.url}>
                {delivery.url}
              </span>
            </TableCell>
            <TableCell label="Status">
              <DeliveryStatusBadge status={delivery.status} />
            </TableCell>
            <TableCell label="Domain" className="max-w-48 truncate max-sm:max-w-none" title={delivery.domain}>
              {delivery.domain}
            </TableCell>
            <TableCell label="Attempts" className="tabular-nums">
              {delivery.attempts}
            </TableCell>
            <TableCell label="Accepted">
              <Time at={delivery.createdAt} />
            </TableCell>
            <TableCell label="Next attempt">
              {delivery.dueAt ? <Time at={delivery.dueAt} due /> : <span className="text-ink-3">None</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
