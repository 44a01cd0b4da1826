import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { UrlsByType } from '@/lib/services/domain-webhooks';

/** `{"webhooks":{"opened":{"urls":[…]}}}`: only types that have URLs, in the schema's order (MAILGUN 1.2). */
export function webhookMap(urls: UrlsByType) {
  const entries = EVENT_TYPES.flatMap((type) => (urls[type] ? [[type, { urls: urls[type] }] as const] : []));
  return { webhooks: Object.fromEntries(entries) };
}
