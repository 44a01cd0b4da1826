import type { Metadata } from 'next';
import { answerOf, Prefetch, prefetched } from '@/app/(panel)/prefetch';
import { requireSignIn } from '@/app/(panel)/require-sign-in';
import { BinList } from '@/components/bins/bin-list';
import { binsQuery } from '@/lib/client/queries/bins';
import { binOperations } from '@/lib/http/openapi/own/bins';
import { listBins } from '@/lib/services/bins';

export const metadata: Metadata = { title: 'Bins' };

export default async function BinsPage() {
  const caller = await requireSignIn('/send/sending/bins');
  const bins = prefetched(binsQuery, () => answerOf(binOperations.list, caller, () => listBins(caller)));
  return (
    <Prefetch queries={[bins]}>
      <BinList />
    </Prefetch>
  );
}
