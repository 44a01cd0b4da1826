import type { EventType } from '@/lib/schemas/event-types';
import { rangeStart, type TimeRange } from '../time-range';

/** What deliveries and failure logs can both be filtered by. What is null or missing does not narrow. */
export interface LogFilters {
  eventType?: EventType | null;
  domain?: string | null;
  webhookId?: string | null;
  recipient?: string | null;
  messageId?: string | null;
  /** Of the last attempt. */
  statusCode?: string | null;
  /** Free text over URL and failure reason. */
  q?: string | null;
  /** A stretch of time up to now, in place of `from` and `to`. */
  range?: TimeRange | null;
  from?: string | null;
  to?: string | null;
  /** Also the rows of the subaccounts (primary only). */
  includeSubaccounts?: boolean;
}

/** Filters as the API takes them: a range becomes the moment at which it began, seen from now. */
export function filterQuery<T extends LogFilters>({ range, ...filters }: T): Omit<T, 'range'> {
  return range ? { ...filters, from: rangeStart(range, Date.now()) } : filters;
}
