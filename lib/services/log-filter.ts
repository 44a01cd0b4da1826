import type { Caller } from '@/lib/core/access';
import type { DeliveryQuery } from '@/lib/schemas/deliveries';
import type { LogFilter } from '@/lib/storage/log-filter';
import { logScope } from './log-scope';

/** A list's query, bound to what the caller may read. */
export async function logFilter(caller: Caller, query: Omit<DeliveryQuery, 'status'>): Promise<LogFilter> {
  return {
    accountIds: await logScope(caller, query.includeSubaccounts),
    region: caller.region,
    webhookId: query.webhookId,
    domain: query.domain?.toLowerCase(),
    eventType: query.eventType,
    recipient: query.recipient,
    messageId: query.messageId,
    statusCode: query.statusCode,
    q: query.q,
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
    cursor: query.cursor,
    limit: query.limit,
  };
}
