import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { z } from 'zod';
import { type DeliveryStatus, deliveryDetailSchema, deliverySchema } from '@/lib/schemas/deliveries';
import { pageOf } from '@/lib/schemas/page';
import { request } from '../request';
import type { LogFilters } from './log-filters';

export interface DeliveryFilters extends LogFilters {
  status?: DeliveryStatus | null;
}

export const deliveryKeys = {
  all: ['deliveries'] as const,
  list: (filters: DeliveryFilters) => [...deliveryKeys.all, 'list', filters] as const,
  one: (id: string) => [...deliveryKeys.all, 'one', id] as const,
};
const pageSchema = pageOf(deliverySchema);
const path = (id: string) => `/api/deliveries/${encodeURIComponent(id)}`;

export const deliveriesQuery = (filters: DeliveryFilters) =>
  infiniteQueryOptions({
    queryKey: deliveryKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      request(pageSchema, '/api/deliveries', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Deliveries, newest first, page after page. */
export function useDeliveries(filters: DeliveryFilters) {
  return useInfiniteQuery({ ...deliveriesQuery(filters), placeholderData: keepPreviousData });
}

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: deliveryKeys.one(id),
    queryFn: ({ signal }) => request(deliveryDetailSchema, path(id), { signal }),
  });

/** One delivery with its attempts, looked at again every few seconds while it is pending. */
export function useDelivery(id: string) {
  return useQuery({
    ...deliveryQuery(id),
    refetchInterval: (query) => (query.state.data?.status === 'pending' ? 4_000 : false),
  });
}

/** Sends the event to the webhook once more, now. */
export function useResendDelivery(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(z.unknown(), `${path(id)}/resend`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}
