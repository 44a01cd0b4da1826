'use client';

import { ChartColumn, Table2 } from 'lucide-react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/field/segmented';
import { Skeleton } from '@/components/ui/states/skeleton';
import { useWebhookStats } from '@/lib/client/queries/stats';
import type { StatsRangeName } from '@/lib/client/stats-ranges';
import { useAddress } from '@/lib/client/use-address';
import type { Stats } from '@/lib/schemas/stats';
import { Charts } from './charts';
import { CodeList } from './code-list';
import { STATS_PARAMETERS } from './stats-parameters';
import { StatsTable } from './stats-table';

const RANGES: [StatsRangeName, string][] = [
  ['1h', '1 hour'],
  ['24h', '24 hours'],
  ['7d', '7 days'],
];

/** How a webhook did over a time: outcomes, durations and statuses, as charts or as a table. Range and form are in the address. */
export function WebhookStats({ webhookId }: { webhookId: string }) {
  const [{ range, table }, setState] = useAddress(STATS_PARAMETERS);
  const stats = useWebhookStats(webhookId, range);
  return (
    <Section
      title="Activity"
      actions={
        <>
          <Segmented label="Time" options={RANGES} value={range} onChange={(value) => setState({ range: value })} />
          <Button size="sm" aria-pressed={table} onClick={() => setState({ table: !table })}>
            {table ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
            {table ? 'Charts' : 'Table'}
          </Button>
        </>
      }
    >
      {stats.isError && !stats.data && <LoadError error={stats.error} onRetry={stats.refetch} />}
      {stats.isPending && <ChartsSkeleton />}
      {stats.data && (
        <div className={cn('flex flex-col gap-5', stats.isPlaceholderData && 'opacity-60')}>
          <Content stats={stats.data} asTable={table} />
        </div>
      )}
    </Section>
  );
}

function Content({ stats, asTable }: { stats: Stats; asTable: boolean }) {
  if (stats.codes.length === 0) {
    return (
      <p className="flex min-h-60 items-center justify-center text-center text-ink-3">
        Nothing was sent to this webhook in this time.
      </p>
    );
  }
  return (
    <>
      {asTable ? <StatsTable stats={stats} /> : <Charts stats={stats} />}
      <CodeList codes={stats.codes} />
    </>
  );
}

function ChartsSkeleton() {
  return (
    <div role="status" aria-label="Loading the charts" className="grid gap-8 lg:grid-cols-2">
      <Skeleton className="h-60" />
      <Skeleton className="h-60" />
    </div>
  );
}
