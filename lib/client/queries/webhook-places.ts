import { useQuery } from '@tanstack/react-query';
import type { WebhookLevel } from '@/lib/schemas/webhooks';
import { request } from '../request';

const webhookPlacesSchema = async () => (await import('@/lib/schemas/webhooks')).webhookPlacesSchema;

export const webhookPlacesKey = ['webhook-places'] as const;

/** How many of the 3 places per event type are taken at a scope. Idle until a domain is chosen on the domain level. */
export function useWebhookPlaces(level: WebhookLevel, domain: string | undefined) {
  return useQuery({
    queryKey: [...webhookPlacesKey, level, domain ?? null] as const,
    queryFn: ({ signal }) => request(webhookPlacesSchema, '/api/webhooks/places', { query: { level, domain }, signal }),
    enabled: level === 'account' || Boolean(domain),
    staleTime: 0,
  });
}
