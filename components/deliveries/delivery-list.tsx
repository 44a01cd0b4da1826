'use client';

import { Inbox } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { LoadError } from '@/components/shell/load-error';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useDeliveries } from '@/lib/client/queries/deliveries';
import { DELIVERY_STATUSES } from '@/lib/schemas/deliveries';
import { DeliveryDrawer } from './delivery-drawer';
import { DELIVERY_STATUS_LABELS } from './delivery-status';
import { DeliveryTable } from './delivery-table';
import { LogFilterBar } from './log-filter-bar';
import { SendEventHint } from './send-event-hint';
import { useLogFilters } from './use-log-filters';

/** Deliveries, newest first; one opens in a drawer that has an address of its own. */
export function DeliveryList() {
  const { state, setState, filters, isFiltered } = useLogFilters();
  const [open, setOpen] = useQueryState('delivery', parseAsString.withOptions({ history: 'push' }));
  const deliveries = useDeliveries(filters);
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      <LogFilterBar>
        <Select
          aria-label="Status"
          className="w-40 max-sm:w-full"
          value={state.status ?? ''}
          onChange={({ target }) =>
            setState({ status: DELIVERY_STATUSES.find((status) => status === target.value) ?? null })
          }
        >
          <option value="">All statuses</option>
          {DELIVERY_STATUSES.map((status) => (
            <option key={status} value={status}>
              {DELIVERY_STATUS_LABELS[status]}
            </option>
          ))}
        </Select>
      </LogFilterBar>
      {deliveries.isPending && <SkeletonRows head rows={8} label="Loading deliveries" />}
      {deliveries.isError && <LoadError error={deliveries.error} onRetry={deliveries.refetch} />}
      {items.length > 0 && <DeliveryTable deliveries={items} onOpen={setOpen} />}
      {deliveries.data && items.length === 0 && (
        <EmptyState icon={Inbox} title={isFiltered ? 'No delivery matches' : 'No deliveries yet'}>
          {isFiltered ? 'Change or clear the filters.' : <SendEventHint />}
        </EmptyState>
      )}
      <LoadMore query={deliveries} shown={items.length} />
      <DeliveryDrawer id={open} onClose={() => setOpen(null)} />
    </Card>
  );
}
