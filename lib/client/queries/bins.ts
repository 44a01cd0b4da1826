import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Bin, UpdateBinInput } from '@/lib/schemas/bins';
import { pageOf } from '../page-of';
import { request } from '../request';
import { unlessHeld, useStandStill } from './hold';

const binRequestDetailSchema = async () => (await import('@/lib/schemas/bins')).binRequestDetailSchema;
const binRequestSchema = async () => (await import('@/lib/schemas/bins')).binRequestSchema;
const binSchema = async () => (await import('@/lib/schemas/bins')).binSchema;

export const binKeys = {
  all: ['bins'] as const,
  list: () => [...binKeys.all, 'list'] as const,
  one: (id: string) => [...binKeys.all, 'one', id] as const,
  requests: (id: string) => [...binKeys.all, 'requests', id] as const,
  // Not below `requests`: what arrived never changes, so it is not asked for again when more arrives.
  request: (id: string, requestId: string) => ['bin-request', id, requestId] as const,
};
const binsSchema = pageOf(binSchema);
const requestsSchema = pageOf(binRequestSchema);
const path = (id: string) => `/api/bins/${encodeURIComponent(id)}`;

export const binsQuery = queryOptions({
  queryKey: binKeys.list(),
  queryFn: ({ signal }) => request(binsSchema, '/api/bins', { signal }),
});

/** The account's live bins in the region. */
export function useBins() {
  return useQuery(binsQuery);
}

export const binQuery = (id: string) =>
  queryOptions({
    queryKey: binKeys.one(id),
    queryFn: ({ signal }) => request(binSchema, path(id), { signal }),
  });

export function useBin(id: string) {
  return useQuery(binQuery(id));
}

export const binRequestsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: binKeys.requests(id),
    queryFn: ({ pageParam, signal }) =>
      request(requestsSchema, `${path(id)}/requests`, { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** What a bin was sent, the newest first, page after page. `paused`: what arrives meanwhile is not looked at. */
export function useBinRequests(id: string, { paused }: { paused: boolean }) {
  const query = binRequestsQuery(id);
  useStandStill(query.queryKey, paused);
  return useInfiniteQuery({ ...query, placeholderData: keepPreviousData, enabled: unlessHeld(paused) });
}

export const binRequestQuery = (id: string, requestId: string) =>
  queryOptions({
    queryKey: binKeys.request(id, requestId),
    queryFn: ({ signal }) =>
      request(binRequestDetailSchema, `${path(id)}/requests/${encodeURIComponent(requestId)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useBinRequest(id: string, requestId: string) {
  return useQuery(binRequestQuery(id, requestId));
}

export function useMakeBin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { name?: string }) => request(binSchema, '/api/bins', { method: 'POST', body: input }),
    onSuccess: (bin) => {
      client.setQueryData(binKeys.one(bin.id), bin);
      return client.invalidateQueries({ queryKey: binKeys.list() });
    },
  });
}

/** Changes the name or what it answers: on the screen at once, and taken back when the server refuses. */
export function useUpdateBin(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: UpdateBinInput) => request(binSchema, path(id), { method: 'PATCH', body: input }),
    onMutate: async (input) => {
      await client.cancelQueries({ queryKey: binKeys.one(id) });
      const before = client.getQueryData<Bin>(binKeys.one(id));
      if (before) client.setQueryData(binKeys.one(id), withChange(before, input));
      return before;
    },
    onError: (_error, _input, before) => client.setQueryData(binKeys.one(id), before),
    onSettled: () => client.invalidateQueries({ queryKey: binKeys.all }),
  });
}

function withChange(bin: Bin, { name = bin.name, answer = {} }: UpdateBinInput): Bin {
  const { status = bin.answer.status, delayMs = bin.answer.delayMs, hang = bin.answer.hang } = answer;
  return { ...bin, name, answer: { status, delayMs, hang } };
}

/** Deletes a bin with all that it holds. */
export function useDeleteBin(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(null, path(id), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: binKeys.list() }),
  });
}

/** Removes all that a bin holds; it goes on taking requests. */
export function useClearBin(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(null, `${path(id)}/requests`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: binKeys.requests(id) }),
  });
}
