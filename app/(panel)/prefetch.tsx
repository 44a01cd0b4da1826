import {
  type DataTag,
  dehydrate,
  HydrationBoundary,
  type InfiniteData,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type Caller, requireAccess } from '@/lib/core/access';
import type { ApiOperation } from '@/lib/http/api-operation';

/** What the browser asks for first, and the answer that it would get. */
export interface PrefetchedQuery {
  queryKey: QueryKey;
  answer: () => Promise<unknown>;
}

/**
 * What the operation would answer this caller. It lands in the page's HTML, so it goes through the door's own check and
 * schema: nothing reaches the page that `/api` would keep back (PRODUCT 3). Throws what the service throws.
 */
export async function answerOf<const Operation extends Pick<ApiOperation, 'action' | 'answer'>>(
  { action, answer }: Operation,
  caller: Caller,
  load: () => Promise<z.input<Operation['answer']>>,
): Promise<z.output<Operation['answer']>> {
  if (action) requireAccess(caller, action);
  return answer.parse(await load()) as z.output<Operation['answer']>;
}

/** A query of `lib/client/queries`, answered on the server. */
export function prefetched<Data>(
  { queryKey }: { queryKey: DataTag<QueryKey, Data, Error> },
  answer: () => Promise<NoInfer<Data>>,
): PrefetchedQuery {
  return { queryKey, answer };
}

/** The same for a list that is loaded page after page: its first page. */
export function prefetchedPage<Page>(
  { queryKey }: { queryKey: DataTag<QueryKey, InfiniteData<Page, unknown>, Error> },
  answer: () => Promise<NoInfer<Page>>,
): PrefetchedQuery {
  return { queryKey, answer: async () => ({ pages: [await answer()], pageParams: [null] }) };
}

/**
 * The page with what it needs in its cache, so that the first paint has the data. What could not be read (not allowed, not
 * found, the database away) is left out: the browser asks for it itself, and shows what it is answered.
 */
export async function Prefetch({ queries, children }: { queries: readonly PrefetchedQuery[]; children: ReactNode }) {
  const client = new QueryClient();
  await Promise.all(queries.map(({ queryKey, answer }) => client.prefetchQuery({ queryKey, queryFn: answer })));
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
