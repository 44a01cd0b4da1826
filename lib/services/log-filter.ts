import type { Caller } from '@/lib/core/access';
import type { FailureLogQuery } from '@/lib/schemas/deliveries';
import type { LogFilter } from '@/lib/storage/failure-logs';
import { logScope } from './log-scope';

/** A list's query, bound to what the caller may read. */
export async function logFilter(caller: Caller, query: FailureLogQuery): Promise<LogFilter> {
  return {
    accountIds: await logScope(caller, query.includeSubaccounts),
    region: caller.region,
    webhookId: query.webhookId,
    domain: query.domain?.toLowerCase(),
    eventType: query.eventType,
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
    cursor: query.cursor,
    limit: query.limit,
  };
}
