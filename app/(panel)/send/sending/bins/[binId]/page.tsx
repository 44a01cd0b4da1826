import type { Metadata } from 'next';
import { cache } from 'react';
import { answerOf, Prefetch, prefetched, prefetchedPage } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { BinPage } from '@/components/bins/bin-page';
import { currentCaller } from '@/lib/auth/session';
import { binQuery, binRequestQuery, binRequestsQuery } from '@/lib/client/queries/bins';
import type { Caller } from '@/lib/core/access';
import { binOperations } from '@/lib/http/openapi/own/bins';
import { pageQuerySchema } from '@/lib/schemas/page';
import { getBinRequest, listBinRequests } from '@/lib/services/bin-requests';
import { getBin } from '@/lib/services/bins';

interface Props {
  params: Promise<{ binId: string }>;
  searchParams: SearchParams;
}

/** Read once for the title and the page. */
const readBin = cache((caller: Caller, id: string) => answerOf(binOperations.read, caller, () => getBin(caller, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const caller = await currentCaller();
  // The page itself says what is wrong where there is none.
  const bin = caller && (await readBin(caller, (await params).binId).catch(() => null));
  return { title: bin?.name || 'Bin' };
}

export default async function Page({ params, searchParams }: Props) {
  const { binId } = await params;
  const caller = await requireSignIn(`/send/sending/bins/${encodeURIComponent(binId)}`, searchParams);
  const { request } = await searchParams;
  const queries = [
    prefetched(binQuery(binId), () => readBin(caller, binId)),
    prefetchedPage(binRequestsQuery(binId), () =>
      answerOf(binOperations.listRequests, caller, () => listBinRequests(caller, binId, pageQuerySchema.parse({}))),
    ),
  ];
  if (typeof request === 'string') {
    const answer = () => answerOf(binOperations.readRequest, caller, () => getBinRequest(caller, binId, request));
    queries.push(prefetched(binRequestQuery(binId, request), answer));
  }
  return (
    <Prefetch queries={queries}>
      <BinPage id={binId} />
    </Prefetch>
  );
}
