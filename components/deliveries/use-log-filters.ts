'use client';

import { useAddress } from '@/lib/client/use-address';
import { LOG_PARAMETERS } from './log-parameters';

/** The filters as they stand in the address, and as the API wants them. */
export function useLogFilters() {
  const [state, setState] = useAddress(LOG_PARAMETERS, { history: 'push' });
  const { search, status, type, domain, webhook, code, range, from, to, subaccounts } = state;
  const narrowed = [status, type, domain, webhook, code, range, from ?? to, subaccounts || null];
  return {
    state,
    setState,
    /** How many filters are set beside the search. */
    set: narrowed.filter((value) => value !== null).length,
    isFiltered: Boolean(search) || narrowed.some((value) => value !== null),
    clear: () => setState(null),
  };
}
