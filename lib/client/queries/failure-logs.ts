import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { pageOf } from '../page-of';
import { request } from '../request';
import { deliveryKeys } from './deliveries';
import { filterQuery, type LogFilters } from './log-filters';

const deliverySchema = async () => (await import('@/lib/schemas/deliveries')).deliverySchema;
const failureLogSchema = async () => (await import('@/lib/schemas/deliveries')).failureLogSchema;

export const failureLogKeys = {
  all: ['failure-logs'] as const,
  list: (filters: LogFilters) => [...failureLogKeys.all, filters] as const,
};
const pageSchema = pageOf(failureLogSchema);

export const failureLogsQuery = (filters: LogFilters) =>
  infiniteQueryOptions({
    queryKey: failureLogKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      request(pageSchema, '/api/failure-logs', { query: { ...filterQuery(filters), cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Attempts that did not succeed, newest first, page after page. */
export function useFailureLogs(filters: LogFilters) {
  return useInfiniteQuery({ ...failureLogsQuery(filters), placeholderData: keepPreviousData });
}

/** Where the same rows come as CSV: a link, so that the browser saves them as they stream in. */
export function failureLogExportUrl(filters: LogFilters): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filterQuery(filters))) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  return `/api/failure-logs/export${params.size > 0 ? `?${params}` : ''}`;
}

const onePageSchema = pageOf(deliverySchema);

/** The delivery that succeeded last, for the calm line where nothing has failed. */
export function useLastSuccess() {
  return useQuery({
    queryKey: [...deliveryKeys.all, 'last-success'] as const,
    queryFn: async ({ signal }) => {
      const query = { status: 'succeeded', limit: 1 };
      const { items } = await request(onePageSchema, '/api/deliveries', { query, signal });
      return items[0] ?? null;
    },
  });
}
