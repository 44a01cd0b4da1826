'use client';

import { oneOf, orElse, text } from '@/lib/client/address-parameters';
import { useAddress } from '@/lib/client/use-address';
import { EVENT_TYPE_LABELS, EVENT_TYPES } from '@/lib/schemas/event-types';
import type { Webhook } from '@/lib/schemas/webhooks';

export const LEVELS = ['account', 'domain'] as const;
/** `failing`: with an attempt that failed in the last 24 hours. */
export const STATES = ['enabled', 'disabled', 'failing'] as const;

const PARAMETERS = {
  search: orElse(text, ''),
  level: oneOf(LEVELS),
  type: oneOf(EVENT_TYPES),
  state: oneOf(STATES),
};

const IS: Record<(typeof STATES)[number], (webhook: Webhook) => boolean> = {
  enabled: ({ enabled }) => enabled,
  disabled: ({ enabled }) => !enabled,
  failing: ({ health }) => health.buckets.some(({ failed }) => failed > 0),
};

/** The filters of the list as they stand in the address, and whether a webhook passes them. */
export function useWebhookFilters() {
  const [filters, setFilters] = useAddress(PARAMETERS);
  const { search, level, type, state } = filters;
  const passes = (webhook: Webhook): boolean => {
    if (level && webhook.level !== level) return false;
    if (type && !webhook.eventTypes.includes(type)) return false;
    if (state && !IS[state](webhook)) return false;
    const types = webhook.eventTypes.map((each) => EVENT_TYPE_LABELS[each]);
    const words = [webhook.description, webhook.url, webhook.domain ?? '', webhook.id, ...types].join('\n');
    return words.toLowerCase().includes(search.trim().toLowerCase());
  };
  return {
    filters,
    setFilters,
    passes,
    isFiltered: Boolean(search || level || type || state),
    clear: () => setFilters(null),
  };
}
