import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { failureLogSchema } from '@/lib/schemas/deliveries';
import { pageOf } from '@/lib/schemas/page';
import { request } from '../request';
import type { LogFilters } from './log-filters';

const pageSchema = pageOf(failureLogSchema);

export const failureLogsQuery = (filters: LogFilters) =>
  infiniteQueryOptions({
    queryKey: ['failure-logs', filters] as const,
    queryFn: ({ pageParam, signal }) =>
      request(pageSchema, '/api/failure-logs', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Attempts that did not succeed, newest first, page after page. */
export function useFailureLogs(filters: LogFilters) {
  return useInfiniteQuery({ ...failureLogsQuery(filters), placeholderData: keepPreviousData });
}
