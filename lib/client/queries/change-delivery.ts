import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Delivery, DeliveryDetail } from '@/lib/schemas/deliveries';
import type { Page } from '@/lib/schemas/page';
import { request } from '../request';
import { deliveryKeys, deliveryPath } from './deliveries';
import { failureLogKeys } from './failure-logs';

const deliverySchema = async () => (await import('@/lib/schemas/deliveries')).deliverySchema;

const refresh = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: deliveryKeys.all }),
    client.invalidateQueries({ queryKey: failureLogKeys.all }),
  ]);

/** Sends the event of a finished delivery to its webhook once more: a new delivery, which is answered. */
export function useResendDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(deliverySchema, `${deliveryPath(id)}/resend`, { method: 'POST' }),
    onSuccess: () => refresh(client),
  });
}

/** Changes a delivery wherever it is held, and returns what puts it back. */
function patchDelivery(client: QueryClient, id: string, change: Partial<Delivery>): () => void {
  const one = client.getQueryData<DeliveryDetail>(deliveryKeys.one(id));
  const lists = client.getQueriesData<InfiniteData<Page<Delivery>>>({ queryKey: deliveryKeys.lists });
  if (one) client.setQueryData(deliveryKeys.one(id), { ...one, ...change });
  for (const [key, list] of lists) {
    if (!list) continue;
    const pages = list.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
    }));
    client.setQueryData(key, { ...list, pages });
  }
  return () => {
    if (one) client.setQueryData(deliveryKeys.one(id), one);
    for (const [key, list] of lists) client.setQueryData(key, list);
  };
}

/** Makes the next attempt of a pending delivery due now. Shown at once, and taken back if it is refused. */
export function useRetryDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(null, `${deliveryPath(id)}/retry`, { method: 'POST' }),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: deliveryKeys.all });
      return { undo: patchDelivery(client, id, { dueAt: new Date().toISOString() }) };
    },
    onError: (_error, _id, context) => context?.undo(),
    onSettled: () => refresh(client),
  });
}

/** Cancels a pending delivery: no further attempt follows. Refused while it is just being sent. */
export function useStopDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(null, `${deliveryPath(id)}/stop`, { method: 'POST' }),
    onSuccess: () => refresh(client),
  });
}
