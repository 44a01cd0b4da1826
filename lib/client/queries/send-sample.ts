import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EventType } from '@/lib/schemas/event-types';
import { request } from '../request';
import { sampleEvent, sampleMessageId } from '../sample-events';
import { deliveryKeys } from './deliveries';

const acceptedEventsSchema = async () => (await import('@/lib/schemas/events')).acceptedEventsSchema;

/** Events of one message are this far apart, so that its story has an order. */
const APART_MS = 1_000;

function unique(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hands in sample events of one new message, by the door that a mail server uses. Answers the message's id. */
export function useSendSample() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ domain, types }: { domain: string; types: readonly EventType[] }) => {
      const now = Date.now();
      const messageId = sampleMessageId(new Date(now), unique(), domain);
      const events = types.map((type, index) =>
        sampleEvent(type, { messageId, domain, at: new Date(now - (types.length - 1 - index) * APART_MS) }),
      );
      const path = `/api/domains/${encodeURIComponent(domain)}/events`;
      await request(acceptedEventsSchema, path, { method: 'POST', body: events });
      return messageId;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}
