'use client';

import { Inbox } from 'lucide-react';
import { useListKeys } from '@/components/shell/keyboard/use-list-keys';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states/empty-state';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { useLive } from '@/lib/client/live';
import { useBins } from '@/lib/client/queries/bins';
import { useMe } from '@/lib/client/queries/me';
import { REGION_LABELS } from '@/lib/schemas/regions';
import { BinTable } from './bin-table';
import { MakeBinButton } from './make-bin-button';

/** The account's request bins in the region. */
export function BinList() {
  const bins = useBins();
  const { region } = useMe();
  useLive('bins');
  const items = bins.data?.items ?? [];
  useListKeys({ rows: items.map(({ id }) => id) });
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Send', 'Sending']}
        title="Bins"
        description={`Temporary URLs that show what they are sent. Region ${REGION_LABELS[region]}.`}
        actions={<MakeBinButton />}
      />
      <Card>
        {bins.isPending && <SkeletonRows label="Loading bins" />}
        {bins.isError && <LoadError error={bins.error} onRetry={bins.refetch} />}
        {items.length > 0 && <BinTable bins={items} />}
        {bins.data && items.length === 0 && (
          <EmptyState icon={Inbox} title="No bins yet" actions={<MakeBinButton />}>
            A bin is a URL that takes any request for 48 hours and shows it as it arrives: headers, body, and whether
            the signatures are valid. Point a webhook at it, and choose what it answers to see retries and rejections.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
