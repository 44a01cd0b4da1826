import type { QueryKey } from '@tanstack/react-query';
import type { LiveTopic } from '@/lib/schemas/live';

/** Which queries are out of date when something of a topic has changed. */
export const LIVE_QUERIES: Record<LiveTopic, readonly QueryKey[]> = {
  deliveries: [['deliveries'], ['failure-logs'], ['events']],
  bins: [['bins']],
  webhooks: [['webhooks'], ['webhook-places']],
};
