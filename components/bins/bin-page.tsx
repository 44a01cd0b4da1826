'use client';

import Link from 'next/link';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Card } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { ApiError } from '@/lib/client/api-error';
import { useLive } from '@/lib/client/live';
import { useBin } from '@/lib/client/queries/bins';
import { BinActions } from './bin-actions';
import { BinFacts } from './bin-facts';
import { BinMissing } from './bin-missing';
import { BinRequests } from './bin-requests';

/** One bin: its URL, what it answers, and what it is sent, as it arrives. */
export function BinPage({ id }: { id: string }) {
  const bin = useBin(id);
  const stream = useLive('bins');
  if (bin.error instanceof ApiError && bin.error.code === 'not_found') return <BinMissing />;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={[
          'Send',
          'Sending',
          <Link
            key="list"
            href="/send/sending/bins"
            className="rounded-sm underline-offset-2 hover:text-ink hover:underline"
          >
            Bins
          </Link>,
        ]}
        title={bin.data?.name || 'Bin'}
        actions={bin.data && <BinActions bin={bin.data} />}
      />
      {bin.isPending && (
        <Card>
          <SkeletonRows rows={4} label="Loading the bin" />
        </Card>
      )}
      {bin.isError && <LoadError error={bin.error} onRetry={bin.refetch} />}
      {bin.data && (
        <>
          <BinFacts bin={bin.data} />
          <BinRequests bin={bin.data} stream={stream} />
        </>
      )}
    </div>
  );
}
