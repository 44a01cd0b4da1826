import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AuditAction, AuditTargetKind } from '@/lib/schemas/audit-actions';
import type { AuditEntry } from '@/lib/schemas/audit-log';
import type { Page } from '@/lib/schemas/page';
import { pageOf } from '../page-of';
import { request } from '../request';

const auditEntrySchema = async () => (await import('@/lib/schemas/audit-log')).auditEntrySchema;

const pageSchema = pageOf(auditEntrySchema);

/** What the audit log can be narrowed to; what is absent or null narrows nothing. */
export interface AuditFilters {
  q?: string | null;
  actor?: string | null;
  action?: AuditAction | null;
  targetKind?: AuditTargetKind | null;
  targetId?: string | null;
  from?: string | null;
  to?: string | null;
  /** Also the entries of the subaccounts (primary only). */
  includeSubaccounts?: boolean;
}

/** As a page without any filter asks, so that it finds what the server has loaded already. */
export const NO_AUDIT_FILTERS: AuditFilters = {
  q: null,
  actor: null,
  action: null,
  targetKind: null,
  targetId: null,
  from: null,
  to: null,
};

export const auditLogKey = ['audit-log'] as const;

export const auditLogQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: [...auditLogKey, 'list', filters] as const,
    queryFn: ({ pageParam, signal }) =>
      request(pageSchema, '/api/audit-log', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Who changed what, newest first, page after page. */
export function useAuditLog(filters: AuditFilters) {
  return useInfiniteQuery({ ...auditLogQuery(filters), placeholderData: keepPreviousData });
}

/** One entry: at once where a list has loaded it, for entries never change. */
export function useAuditEntry(id: string | null) {
  const client = useQueryClient();
  return useQuery({
    queryKey: [...auditLogKey, 'entry', id] as const,
    queryFn: ({ signal }) => request(auditEntrySchema, `/api/audit-log/${id}`, { signal }),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    initialData: () =>
      client
        .getQueriesData<{ pages: Page<AuditEntry>[] }>({ queryKey: [...auditLogKey, 'list'] })
        .flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? [])
        .find((entry) => entry.id === id),
  });
}
