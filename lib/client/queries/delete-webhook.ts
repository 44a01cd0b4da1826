import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../request';
import { webhookPlacesKey } from './webhook-places';
import { webhookKeys } from './webhooks';

const webhookDeletedSchema = async () => (await import('@/lib/schemas/webhooks')).webhookDeletedSchema;

/** Deletes a webhook; the answer says how many pending deliveries that canceled. */
export function useDeleteWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(webhookDeletedSchema, `/api/webhooks/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => {
      client.removeQueries({ queryKey: webhookKeys.one(id) });
      return Promise.all([
        client.invalidateQueries({ queryKey: webhookKeys.list() }),
        client.invalidateQueries({ queryKey: webhookPlacesKey }),
      ]);
    },
  });
}
