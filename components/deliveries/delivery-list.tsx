'use client';

import { RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { loadRecoverDialog, RecoverDialog } from '@/components/recover/lazy-recover-dialog';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { firstSign } from '@/components/ui/lazily';
import { Outdated } from '@/components/ui/states/outdated';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { useLive } from '@/lib/client/live';
import { useCan } from '@/lib/client/queries/me';
import { DeliveryTable } from './delivery-table';
import { DeliveryDrawer } from './lazy-delivery-drawer';
import { LiveToggle } from './live-toggle';
import { LogFilterBar } from './log-filter-bar';
import { filtersOf } from './log-parameters';
import { NewRowsPill } from './new-rows-pill';
import { NoDeliveries } from './no-deliveries';
import { NoMatch } from './no-match';
import { SelectionBar } from './selection-bar';
import { StatusSegments } from './status-segments';
import { useDeliveryKeys } from './use-delivery-keys';
import { useLiveRows } from './use-live-rows';
import { useLogFilters } from './use-log-filters';
import { useOpenDelivery } from './use-open-delivery';
import { useScrolled } from './use-scrolled';
import { useSelection } from './use-selection';

/** Deliveries, newest first, as they come; one opens in a drawer that has an address of its own. */
export function DeliveryList() {
  const { state, setState, isFiltered } = useLogFilters();
  const filters = filtersOf(state);
  const { open, show, close } = useOpenDelivery();
  const [live, setLive] = useState(true);
  const [recovering, setRecovering] = useState<'selection' | 'filters' | null>(null);
  const [choosing, setChoosing] = useState(false);
  const canRecover = useCan('deliveries:resend');

  const stream = useLive('deliveries', { paused: !live });
  const held = useScrolled() || open !== null || choosing || recovering !== null || !live;
  const { list, rows, news, more, showNew } = useLiveRows(filters, { held, live });
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useSelection(ids);
  if (choosing !== selection.selected.length > 0) setChoosing(!choosing);
  const keys = useDeliveryKeys({ rows: ids, open, onOpen: show, onResent: show, onToggleLive: () => setLive(!live) });

  const catchUp = () => {
    window.scrollTo({ top: 0 });
    // The button is gone with what it let in.
    document.querySelector<HTMLElement>('main [data-row-link]')?.focus({ preventScroll: true });
    showNew();
  };
  return (
    <Card>
      <LogFilterBar
        onDelivery={show}
        segments={<StatusSegments value={state.status} onChange={(status) => setState({ status })} />}
        actions={
          <>
            <LiveToggle live={live} state={stream} onToggle={() => setLive(!live)} />
            {canRecover && (
              <Button {...firstSign(loadRecoverDialog)} onClick={() => setRecovering('filters')}>
                <RotateCw aria-hidden />
                Recover…
              </Button>
            )}
          </>
        }
      />
      <NewRowsPill news={news} more={more} onShow={catchUp} />
      {list.isPending && <SkeletonRows head rows={8} label="Loading deliveries" />}
      {list.isError && !list.isFetchNextPageError && <LoadError error={list.error} onRetry={list.refetch} />}
      {rows.length > 0 && (
        <Outdated when={list.isPlaceholderData}>
          <DeliveryTable deliveries={rows} selection={canRecover ? selection : null} onOpen={show} />
        </Outdated>
      )}
      {list.data && rows.length === 0 && !list.hasNextPage && !isFiltered && <NoDeliveries />}
      {list.data && rows.length === 0 && isFiltered && <NoMatch list={list} title="No delivery matches" />}
      <SelectionBar
        selected={selection.selected.length}
        one="delivery"
        many="deliveries"
        onRecover={() => setRecovering('selection')}
        onClear={selection.clear}
      />
      <LoadMore query={list} shown={rows.length} />
      <DeliveryDrawer id={open} walk={{ ...keys, onWalk: show }} onOpen={show} onClose={close} />
      {recovering && (
        <RecoverDialog
          open
          target={recovering === 'selection' ? { ids: selection.selected } : { filters }}
          webhookId={recovering === 'filters' ? filters.webhookId : null}
          onClose={() => setRecovering(null)}
          onDone={selection.clear}
        />
      )}
    </Card>
  );
}
