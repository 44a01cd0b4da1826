import { EVENT_TYPE_LABELS, EVENT_TYPES } from '@/lib/schemas/event-types';

/** `rateLimit` and `rate_limit` as people write it: `Rate limit`. */
export function factName(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase()
    .replace(/\b(url|api|id|dkim|tls|ttl)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of the audit log as text; a list's are texts of their own. */
export function factText(value: unknown): string {
  if (value === undefined) return '';
  if (value === null || value === '') return 'None';
  if (value === true) return 'On';
  if (value === false) return 'Off';
  const type = EVENT_TYPES.find((each) => each === value);
  if (type) return EVENT_TYPE_LABELS[type];
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

export interface FactItem {
  text: string;
  /** Whether the other side does not have it. */
  changed: boolean;
}

/** A value as its items, each with whether the other side lacks it. A value that is no list is one item. */
export function factItems(value: unknown, other: unknown): FactItem[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ text: factText(value), changed: true }];
  if (value.length === 0) return [{ text: 'None', changed: true }];
  const others = Array.isArray(other) ? other.map(factText) : [];
  return value.map(factText).map((text) => ({ text, changed: !others.includes(text) }));
}
