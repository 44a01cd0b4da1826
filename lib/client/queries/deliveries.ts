import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { DeliveryStatusFilter } from '@/lib/schemas/deliveries';
import { pageOf } from '../page-of';
import { request } from '../request';
import { unlessHeld, useStandStill } from './hold';
import { filterQuery, type LogFilters } from './log-filters';

const deliveryDetailSchema = async () => (await import('@/lib/schemas/deliveries')).deliveryDetailSchema;
const deliverySchema = async () => (await import('@/lib/schemas/deliveries')).deliverySchema;

export interface DeliveryFilters extends LogFilters {
  status?: DeliveryStatusFilter | null;
}

export const deliveryKeys = {
  all: ['deliveries'] as const,
  lists: ['deliveries', 'list'] as const,
  list: (filters: DeliveryFilters) => [...deliveryKeys.lists, filters] as const,
  newest: (filters: DeliveryFilters) => [...deliveryKeys.all, 'newest', filters] as const,
  one: (id: string) => [...deliveryKeys.all, 'one', id] as const,
};
const pageSchema = pageOf(deliverySchema);
export const deliveryPath = (id: string) => `/api/deliveries/${encodeURIComponent(id)}`;

const page = (filters: DeliveryFilters, cursor: string | null, signal: AbortSignal) =>
  request(pageSchema, '/api/deliveries', { query: { ...filterQuery(filters), cursor }, signal });

/** Deliveries, newest first, page after page. */
export const deliveriesQuery = (filters: DeliveryFilters) =>
  infiniteQueryOptions({
    queryKey: deliveryKeys.list(filters),
    queryFn: ({ pageParam, signal }) => page(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** `held`: it stays as it is whatever happens, but for further pages. */
export function useDeliveries(filters: DeliveryFilters, { held }: { held: boolean }) {
  const query = deliveriesQuery(filters);
  useStandStill(query.queryKey, held);
  return useInfiniteQuery({ ...query, placeholderData: keepPreviousData, enabled: unlessHeld(held) });
}

/** The first page as it is now, beside a list that is held. */
export function useNewestDeliveries(filters: DeliveryFilters, { enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: deliveryKeys.newest(filters),
    queryFn: ({ signal }) => page(filters, null, signal),
    enabled,
  });
}

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: deliveryKeys.one(id),
    queryFn: ({ signal }) => request(deliveryDetailSchema, deliveryPath(id), { signal }),
  });

/** One delivery with its attempts, looked at again every few seconds while it is pending. */
export function useDelivery(id: string | null) {
  return useQuery({
    ...deliveryQuery(id ?? ''),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.status === 'pending' ? 4_000 : false),
  });
}
