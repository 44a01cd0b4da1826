'use client';

import { useQueryStates } from 'nuqs';
import { filtersOf, LOG_PARAMETERS } from './log-parameters';

/** The filters as they stand in the address, and as the API wants them. */
export function useLogFilters() {
  const [state, setState] = useQueryStates(LOG_PARAMETERS, { history: 'push' });
  const { status, type, domain, webhook, subaccounts } = state;
  return {
    state,
    setState,
    isFiltered: Boolean(status || type || domain || webhook || subaccounts),
    clear: () => setState(null),
    filters: filtersOf(state),
  };
}
