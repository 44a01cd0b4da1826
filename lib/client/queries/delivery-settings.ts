import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeliverySettings } from '@/lib/schemas/delivery-settings';
import { request } from '../request';

const deliverySettingsSchema = async () => (await import('@/lib/schemas/delivery-settings')).deliverySettingsSchema;

const deliverySettingsKey = ['configuration', 'delivery'] as const;

export const deliverySettingsQuery = queryOptions({
  queryKey: deliverySettingsKey,
  queryFn: ({ signal }) => request(deliverySettingsSchema, '/api/configuration', { signal }),
});

export function useDeliverySettings() {
  return useQuery(deliverySettingsQuery);
}

/** Shown at once, taken back when the server refuses. */
export function useUpdateDeliverySettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Partial<DeliverySettings>) =>
      request(deliverySettingsSchema, '/api/configuration', { method: 'PATCH', body: input }),
    onMutate: async (input) => {
      await client.cancelQueries({ queryKey: deliverySettingsKey });
      const before = client.getQueryData<DeliverySettings>(deliverySettingsKey);
      if (before) client.setQueryData(deliverySettingsKey, { ...before, ...input });
      return before;
    },
    onError: (_error, _input, before) => client.setQueryData(deliverySettingsKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: deliverySettingsKey }),
  });
}
