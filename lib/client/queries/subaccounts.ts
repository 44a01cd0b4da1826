import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { SubaccountStatus } from '@/lib/schemas/subaccount-statuses';
import { pageOf } from '../page-of';
import { request } from '../request';
import { meKey } from './me';

const subaccountDeletedSchema = async () => (await import('@/lib/schemas/subaccounts')).subaccountDeletedSchema;
const subaccountDetailSchema = async () => (await import('@/lib/schemas/subaccounts')).subaccountDetailSchema;
const subaccountSchema = async () => (await import('@/lib/schemas/subaccounts')).subaccountSchema;

export interface SubaccountFilters {
  q: string;
  status: SubaccountStatus | null;
}

const subaccountKeys = {
  all: ['subaccounts'] as const,
  list: (filters: SubaccountFilters) => [...subaccountKeys.all, 'list', filters] as const,
  one: (id: string) => [...subaccountKeys.all, 'one', id] as const,
};
const pageSchema = pageOf(subaccountSchema);
const path = (id: string) => `/api/subaccounts/${encodeURIComponent(id)}`;

export const subaccountsQuery = (filters: SubaccountFilters) =>
  infiniteQueryOptions({
    queryKey: subaccountKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      request(pageSchema, '/api/subaccounts', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** A primary's subaccounts by name, page after page. */
export function useSubaccounts(filters: SubaccountFilters) {
  return useInfiniteQuery({ ...subaccountsQuery(filters), placeholderData: keepPreviousData });
}

/** One subaccount, with what its webhooks are still owed. */
export function useSubaccount(id: string) {
  return useQuery({
    queryKey: subaccountKeys.one(id),
    queryFn: ({ signal }) => request(subaccountDetailSchema, path(id), { signal }),
    // Asked right before something is decided by it.
    staleTime: 0,
  });
}

/** The account menu lists subaccounts as well. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: subaccountKeys.all }),
      client.invalidateQueries({ queryKey: meKey }),
    ]);
}

export function useCreateSubaccount() {
  return useMutation({
    mutationFn: (name: string) =>
      request(subaccountDetailSchema, '/api/subaccounts', { method: 'POST', body: { name } }),
    onSuccess: useRefresh(),
  });
}

/** Disables a subaccount, for a reason in words or none. */
export function useDisableSubaccount(id: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      request(subaccountDetailSchema, `${path(id)}/disable`, { method: 'POST', body: { reason } }),
    onSuccess: useRefresh(),
  });
}

/** Enables a subaccount again. */
export function useEnableSubaccount(id: string) {
  return useMutation({
    mutationFn: () => request(subaccountDetailSchema, `${path(id)}/enable`, { method: 'POST' }),
    onSuccess: useRefresh(),
  });
}

/** Deletes a subaccount for good; answers how many deliveries that canceled. */
export function useDeleteSubaccount(id: string) {
  return useMutation({
    mutationFn: () => request(subaccountDeletedSchema, path(id), { method: 'DELETE' }),
    onSuccess: useRefresh(),
  });
}
