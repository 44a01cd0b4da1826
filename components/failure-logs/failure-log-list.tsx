'use client';

import { RotateCw } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { DeliveryDrawer } from '@/components/deliveries/lazy-delivery-drawer';
import { LogFilterBar } from '@/components/deliveries/log-filter-bar';
import { failureLogFiltersOf } from '@/components/deliveries/log-parameters';
import { NoMatch } from '@/components/deliveries/no-match';
import { SelectionBar } from '@/components/deliveries/selection-bar';
import { useDeliveryKeys } from '@/components/deliveries/use-delivery-keys';
import { useLogFilters } from '@/components/deliveries/use-log-filters';
import { useOpenDelivery } from '@/components/deliveries/use-open-delivery';
import { useScrolled } from '@/components/deliveries/use-scrolled';
import { useSelection } from '@/components/deliveries/use-selection';
import { loadRecoverDialog, RecoverDialog } from '@/components/recover/lazy-recover-dialog';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { firstSign } from '@/components/ui/lazily';
import { Outdated } from '@/components/ui/states/outdated';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { useLive } from '@/lib/client/live';
import { failureLogExportUrl, useFailureLogs } from '@/lib/client/queries/failure-logs';
import { useCan } from '@/lib/client/queries/me';
import { ExportLink } from './export-link';
import { FailureLogTable } from './failure-log-table';
import { NoFailures } from './no-failures';

/** Every attempt that did not succeed, newest first, as they come. Its delivery opens in a drawer beside it. */
export function FailureLogList() {
  const { state, isFiltered } = useLogFilters();
  const filters = failureLogFiltersOf(state);
  const { open, attempt, show, close } = useOpenDelivery();
  const [recovering, setRecovering] = useState<'selection' | 'filters' | null>(null);
  const canRecover = useCan('deliveries:resend');
  const logs = useFailureLogs(filters);
  const items = useMemo(() => logs.data?.pages.flatMap((page) => page.items) ?? [], [logs.data]);
  const ids = useMemo(() => items.map(({ id }) => id), [items]);
  const selection = useSelection(ids);
  // While somebody looks at something nothing moves; what came meanwhile comes in afterwards.
  useLive('deliveries', {
    paused: useScrolled() || open !== null || recovering !== null || selection.selected.length > 0,
  });
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const chosen = new Set(selection.selected.map((id) => byId.get(id)?.deliveryId ?? ''));
  const openRow = useCallback(
    (id: string) => {
      const log = byId.get(id);
      if (log) show(log.deliveryId, log.attempt);
    },
    [byId, show],
  );
  const openLog = items.find(
    ({ deliveryId, ...log }) => deliveryId === open && (attempt === null || log.attempt === attempt),
  );
  const rowId = openLog?.id ?? null;
  const keys = useDeliveryKeys({
    rows: ids,
    open: rowId,
    onOpen: openRow,
    deliveryOf: (id) => byId.get(id)?.deliveryId ?? id,
    onResent: show,
  });
  return (
    <Card>
      <LogFilterBar
        onDelivery={show}
        actions={
          <>
            <ExportLink href={failureLogExportUrl(filters)} />
            {canRecover && (
              <Button {...firstSign(loadRecoverDialog)} onClick={() => setRecovering('filters')}>
                <RotateCw aria-hidden />
                Recover…
              </Button>
            )}
          </>
        }
      />
      {logs.isPending && <SkeletonRows head rows={8} label="Loading failure logs" />}
      {logs.isError && !logs.isFetchNextPageError && <LoadError error={logs.error} onRetry={logs.refetch} />}
      {items.length > 0 && (
        <Outdated when={logs.isPlaceholderData}>
          <FailureLogTable logs={items} selection={canRecover ? selection : null} onOpen={openRow} />
        </Outdated>
      )}
      {logs.data &&
        items.length === 0 &&
        (isFiltered ? <NoMatch list={logs} title="No failure matches" /> : <NoFailures />)}
      <SelectionBar
        selected={selection.selected.length}
        one="failed attempt"
        many="failed attempts"
        onRecover={() => setRecovering('selection')}
        onClear={selection.clear}
      />
      <LoadMore query={logs} shown={items.length} />
      <DeliveryDrawer id={open} rowId={rowId} walk={{ ...keys, onWalk: openRow }} onOpen={show} onClose={close} />
      {recovering && (
        <RecoverDialog
          open
          target={recovering === 'selection' ? { ids: [...chosen] } : { filters }}
          webhookId={recovering === 'filters' ? (filters.webhookId ?? null) : null}
          onClose={() => setRecovering(null)}
          onDone={selection.clear}
        />
      )}
    </Card>
  );
}
