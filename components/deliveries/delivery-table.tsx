import { memo } from 'react';
import { Checkbox } from '@/components/ui/field/checkbox';
import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Countdown } from '@/components/ui/time/countdown';
import { Time } from '@/components/ui/time/time';
import type { Delivery } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import { DeliveryStatusBadge } from './delivery-status';
import { LastAnswer } from './last-answer';
import type { Selection } from './use-selection';

interface DeliveryTableProps {
  deliveries: readonly Delivery[];
  /** Null for who may not recover any. */
  selection: Selection | null;
  onOpen: (id: string) => void;
}

/** A column for which a narrow table has no room; cards have it. */
const roomy = '@max-4xl/rows:hidden cards:block';

/** Made anew only for other rows or another selection: the list around it changes more often. */
export const DeliveryTable = memo(function DeliveryTable({ deliveries, selection, onOpen }: DeliveryTableProps) {
  return (
    <Table aria-label="Deliveries">
      <TableHead>
        {selection && (
          <TableHeader className="w-8 pr-0">
            <Checkbox
              aria-label="Select all that are shown"
              checked={selection.all}
              mixed={selection.some}
              onChange={selection.toggleAll}
            />
          </TableHeader>
        )}
        <TableHeader>Event</TableHeader>
        <TableHeader>Status</TableHeader>
        <TableHeader>Recipient</TableHeader>
        <TableHeader>Webhook</TableHeader>
        <TableHeader>Attempts</TableHeader>
        <TableHeader className={roomy}>Accepted</TableHeader>
        <TableHeader>Next attempt</TableHeader>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            chosen={selection?.has(delivery.id) ?? false}
            onToggle={selection?.toggle}
            onOpen={onOpen}
          />
        ))}
      </TableBody>
    </Table>
  );
});

interface DeliveryRowProps {
  delivery: Delivery;
  chosen: boolean;
  onToggle: Selection['toggle'] | undefined;
  onOpen: (id: string) => void;
}

const DeliveryRow = memo(function DeliveryRow({ delivery, chosen, onToggle, onOpen }: DeliveryRowProps) {
  const label = EVENT_TYPE_LABELS[delivery.eventType];
  return (
    <TableRow linked data-row-id={delivery.id} className={chosen ? 'bg-accent-soft/50' : undefined}>
      {onToggle && (
        <TableCell className="pr-0 cards:absolute cards:top-3 cards:right-4">
          <Checkbox
            aria-label={`Select ${label} to ${delivery.recipient}`}
            checked={chosen}
            onChange={() => onToggle(delivery.id)}
          />
        </TableCell>
      )}
      <TableCell wide className="w-38 max-w-0 min-w-38 @max-4xl/rows:min-w-36 cards:pr-8">
        <button type="button" data-row-link className={rowLink} onClick={() => onOpen(delivery.id)}>
          <span className="whitespace-nowrap">{label}</span>
        </button>
        <span className="block truncate text-xs text-ink-3" title={delivery.domain}>
          {delivery.domain}
        </span>
      </TableCell>
      <TableCell label="Status">
        <DeliveryStatusBadge status={delivery.status} />
      </TableCell>
      <TableCell
        label="Recipient"
        className="w-1/4 max-w-0 min-w-32 truncate @max-4xl/rows:min-w-28"
        title={delivery.recipient}
      >
        {delivery.recipient}
      </TableCell>
      <TableCell label="Webhook" wide className="w-1/3 max-w-0 min-w-36 @max-4xl/rows:min-w-28">
        {delivery.description && <span className="block truncate">{delivery.description}</span>}
        <span className="block truncate font-mono text-xs text-ink-3" title={delivery.url}>
          {delivery.url}
        </span>
      </TableCell>
      <TableCell label="Attempts" className="whitespace-nowrap tabular-nums">
        <span className="block">
          {delivery.attempts} of {delivery.maxAttempts}
        </span>
        <LastAnswer attempt={delivery.lastAttempt} />
      </TableCell>
      <TableCell label="Accepted" className={roomy}>
        <Time at={delivery.createdAt} relative />
      </TableCell>
      <TableCell label="Next attempt">
        {delivery.dueAt ? <Countdown until={delivery.dueAt} /> : <span className="text-ink-3">None</span>}
      </TableCell>
    </TableRow>
  );
});
