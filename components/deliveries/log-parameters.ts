import { type AddressState, flag, moment, oneOf, text } from '@/lib/client/address-parameters';
import { readSearch, type SearchKind } from '@/lib/client/log-search';
import type { DeliveryFilters } from '@/lib/client/queries/deliveries';
import type { LogFilters } from '@/lib/client/queries/log-filters';
import { TIME_RANGES } from '@/lib/client/time-range';
import { DELIVERY_STATUS_FILTERS } from '@/lib/schemas/delivery-statuses';
import { EVENT_TYPES } from '@/lib/schemas/event-types';

// Without 'use client', so that the page reads its address on the server as the screen does in the browser.

/** The filters in the address of deliveries and failure logs: what is there can be pasted into a ticket. */
export const LOG_PARAMETERS = {
  search: text,
  status: oneOf(DELIVERY_STATUS_FILTERS),
  type: oneOf(EVENT_TYPES),
  domain: text,
  webhook: text,
  code: text,
  range: oneOf(TIME_RANGES),
  from: moment,
  to: moment,
  subaccounts: flag,
};
export type LogState = AddressState<typeof LOG_PARAMETERS>;

/** The filters that deliveries and failure logs share, as the API names them. Pure: the page on the server asks with the same. */
export function failureLogFiltersOf(state: LogState): LogFilters {
  const search = readSearch(state.search ?? '');
  const of = (kind: SearchKind) => (search?.kind === kind ? search.value : null);
  return {
    eventType: state.type,
    domain: state.domain,
    webhookId: of('webhookId') ?? state.webhook,
    recipient: of('recipient'),
    messageId: of('messageId'),
    statusCode: of('statusCode') ?? state.code,
    q: of('text'),
    range: state.range,
    from: state.from?.toISOString() ?? null,
    to: state.to?.toISOString() ?? null,
    ...(state.subaccounts && { includeSubaccounts: true }),
  };
}

/** The same of deliveries, which have a status of their own. */
export function filtersOf(state: LogState): DeliveryFilters {
  return { ...failureLogFiltersOf(state), status: state.status };
}
