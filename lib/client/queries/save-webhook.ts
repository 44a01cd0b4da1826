import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateWebhookInput, UpdateWebhookInput, Webhook, WebhookList } from '@/lib/schemas/webhooks';
import { ApiError } from '../api-error';
import { request } from '../request';
import { webhookPlacesKey } from './webhook-places';
import { webhookKeys } from './webhooks';

const webhookSchema = async () => (await import('@/lib/schemas/webhooks')).webhookSchema;

const path = (id: string) => `/api/webhooks/${encodeURIComponent(id)}`;

async function refresh(client: QueryClient) {
  await Promise.all([
    client.invalidateQueries({ queryKey: webhookKeys.all }),
    client.invalidateQueries({ queryKey: webhookPlacesKey }),
  ]);
}

export function useCreateWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateWebhookInput) => request(webhookSchema, '/api/webhooks', { method: 'POST', body: input }),
    onSuccess: () => refresh(client),
  });
}

export function useUpdateWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: UpdateWebhookInput) => request(webhookSchema, path(id), { method: 'PATCH', body: input }),
    onSuccess: () => refresh(client),
    // Deleted meanwhile: the page says so.
    onError: (error) => (error instanceof ApiError && error.status === 404 ? refresh(client) : undefined),
  });
}

/** Enables or disables at once on the screen, and takes it back when the server refuses. */
export function useToggleWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (enabled: boolean) => request(webhookSchema, path(id), { method: 'PATCH', body: { enabled } }),
    onMutate: async (enabled) => {
      await client.cancelQueries({ queryKey: webhookKeys.all });
      const before = {
        list: client.getQueryData<WebhookList>(webhookKeys.list()),
        one: client.getQueryData<Webhook>(webhookKeys.one(id)),
      };
      if (before.list) client.setQueryData(webhookKeys.list(), withEnabled(before.list, id, enabled));
      if (before.one) client.setQueryData(webhookKeys.one(id), { ...before.one, enabled });
      return before;
    },
    onError: (_error, _enabled, before) => {
      client.setQueryData(webhookKeys.list(), before?.list);
      client.setQueryData(webhookKeys.one(id), before?.one);
    },
    onSettled: () => refresh(client),
  });
}

function withEnabled(list: WebhookList, id: string, enabled: boolean): WebhookList {
  return { ...list, items: list.items.map((webhook) => (webhook.id === id ? { ...webhook, enabled } : webhook)) };
}
