'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import {
  type DeliveryFilters,
  deliveriesQuery,
  useDeliveries,
  useNewestDeliveries,
} from '@/lib/client/queries/deliveries';
import type { Delivery } from '@/lib/schemas/deliveries';

/** Ids grow with time, and beyond what a number holds. */
const isNewer = (one: Delivery, other: Delivery | undefined) =>
  other === undefined || BigInt(one.id) > BigInt(other.id);

interface LiveRows {
  /** A person is looking at something: nothing may move. */
  held: boolean;
  /** Whether the server is asked for news at all. */
  live: boolean;
}

/**
 * The rows of a list that changes while it is read. While it is held the rows stay where they are and only their states
 * follow; what came since is counted (`news`, and `more` where there is more than one page of it). `showNew` lets it
 * in, and so does letting go of the list.
 */
export function useLiveRows(filters: DeliveryFilters, { held, live }: LiveRows) {
  const client = useQueryClient();
  const list = useDeliveries(filters, { held });
  const newest = useNewestDeliveries(filters, { enabled: held && live && list.data !== undefined });
  // What was read before the list itself was says nothing new about it.
  const fresh = held && newest.dataUpdatedAt >= list.dataUpdatedAt ? newest.data : undefined;

  const rows = useMemo(() => {
    const changed = new Map(fresh?.items.map((item) => [item.id, item]));
    return list.data?.pages.flatMap((page) => page.items.map((row) => changed.get(row.id) ?? row)) ?? [];
  }, [list.data, fresh]);
  const news = fresh?.items.filter((item) => isNewer(item, rows[0])).length ?? 0;

  const { queryKey } = deliveriesQuery(filters);
  const showNew = () => {
    // Back to the first page: the ones behind it would be read again for nobody.
    client.setQueryData(queryKey, (data) => data && { pages: data.pages.slice(0, 1), pageParams: [null] });
    void list.refetch();
  };
  const wasHeld = useRef(held);
  const { refetch } = list;
  useEffect(() => {
    if (wasHeld.current && !held) void refetch({ cancelRefetch: false });
    wasHeld.current = held;
  }, [held, refetch]);

  return { list, rows, news, more: news > 0 && news === fresh?.items.length && fresh.nextCursor !== null, showNew };
}
