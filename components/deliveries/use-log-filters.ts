'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { DELIVERY_STATUSES } from '@/lib/schemas/deliveries';
import { EVENT_TYPES } from '@/lib/schemas/event-types';

const PARAMETERS = {
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  type: parseAsStringLiteral(EVENT_TYPES),
  domain: parseAsString,
  webhook: parseAsString,
  subaccounts: parseAsBoolean.withDefault(false),
};

/** The filters as they stand in the address, and as the API wants them. */
export function useLogFilters() {
  const [state, setState] = useQueryStates(PARAMETERS, { history: 'push' });
  const { status, type, domain, webhook, subaccounts } = state;
  return {
    state,
    setState,
    isFiltered: Boolean(status || type || domain || webhook || subaccounts),
    clear: () => setState(null),
    filters: {
      eventType: type,
      domain,
      webhookId: webhook,
      ...(subaccounts && { includeSubaccounts: true }),
    },
  };
}
