'use client';

import { type Query, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

/** For `enabled` of a list that people can hold still: one that has never been loaded has nothing to hold. */
export const unlessHeld = (held: boolean) => (query: { state: { data: unknown } }) =>
  !held || query.state.data === undefined;

/** A refetch of what is there; neither the first load nor a further page. */
const isRefetch = ({ state }: Query) => state.data !== undefined && !state.fetchMeta?.fetchMore;

/** Once a list is held, what it asked for just before does not come in either. It is asked for again when it is let go. */
export function useStandStill(queryKey: QueryKey, held: boolean): void {
  const client = useQueryClient();
  const stop = useEffectEvent(() => client.cancelQueries({ queryKey, exact: true, predicate: isRefetch }));
  useEffect(() => {
    if (held) void stop();
  }, [held]);
}
