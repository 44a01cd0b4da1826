import type pg from 'pg';

/** Whatever runs a statement: the pool, or one client inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;

/** The channel on which a statement that made rows due says so. Its payload: endpoint ids, or nothing. */
export const DUE_CHANNEL = 'postwire_due';

/** A notification has room for 8,000 bytes; beyond this many endpoints it carries nothing and receivers look for themselves. */
export const MAX_HINTED_ENDPOINTS = 200;

/** The hint for a set of endpoints. */
export function dueHint(endpointIds: Iterable<number>): string {
  const distinct = [...new Set(endpointIds)];
  return distinct.length > MAX_HINTED_ENDPOINTS ? '' : distinct.join(',');
}
