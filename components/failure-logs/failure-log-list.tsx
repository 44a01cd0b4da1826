'use client';

import { CircleCheck } from 'lucide-react';
import { LogFilterBar } from '@/components/deliveries/log-filter-bar';
import { failureLogFiltersOf } from '@/components/deliveries/log-parameters';
import { useLogFilters } from '@/components/deliveries/use-log-filters';
import { LoadError } from '@/components/shell/load-error';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useFailureLogs } from '@/lib/client/queries/failure-logs';
import { FailureLogTable } from './failure-log-table';

/** Every attempt that did not succeed, newest first. */
export function FailureLogList() {
  const { state, isFiltered } = useLogFilters();
  const filters = failureLogFiltersOf(state);
  const logs = useFailureLogs(filters);
  const items = logs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      <LogFilterBar />
      {logs.isPending && <SkeletonRows head rows={8} label="Loading failure logs" />}
      {logs.isError && <LoadError error={logs.error} onRetry={logs.refetch} />}
      {items.length > 0 && <FailureLogTable logs={items} />}
      {logs.data && items.length === 0 && (
        <EmptyState icon={CircleCheck} title={isFiltered ? 'No failure matches' : 'No failed attempts'}>
          {isFiltered
            ? 'Change or clear the filters.'
            : 'Each attempt that is not answered with 200 will be listed here.'}
        </EmptyState>
      )}
      <LoadMore query={logs} shown={items.length} />
    </Card>
  );
}
