import { useMutation } from '@tanstack/react-query';
import type { EventType } from '@/lib/schemas/event-types';
import { request } from '../request';

const testResultSchema = async () => (await import('@/lib/schemas/webhooks')).testResultSchema;

/** POSTs a signed sample of one type to the webhook's URL and tells what came back. */
export function useTestWebhook(id: string) {
  return useMutation({
    mutationFn: (eventType: EventType) =>
      request(testResultSchema, `/api/webhooks/${encodeURIComponent(id)}/test`, {
        method: 'POST',
        body: { eventType },
      }),
  });
}
