import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { DELIVERY_STATUSES } from '@/lib/schemas/deliveries';
import { EVENT_TYPES } from '@/lib/schemas/event-types';

// Without 'use client', so that the page reads its address on the server as the screen does in the browser.

/** The filters of deliveries and failure logs as they stand in the address. */
export const LOG_PARAMETERS = {
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  type: parseAsStringLiteral(EVENT_TYPES),
  domain: parseAsString,
  webhook: parseAsString,
  subaccounts: parseAsBoolean.withDefault(false),
};
export type LogState = inferParserType<typeof LOG_PARAMETERS>;

/** The filters as the API names them. Pure: the page on the server asks with the same ones for its first paint. */
export function filtersOf({ status, type, domain, webhook, subaccounts }: LogState) {
  return { status, eventType: type, domain, webhookId: webhook, ...(subaccounts && { includeSubaccounts: true }) };
}

/** The same for failure logs, which know no status of a delivery. */
export function failureLogFiltersOf(state: LogState) {
  const { status: _, ...filters } = filtersOf(state);
  return filters;
}
