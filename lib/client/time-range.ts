const HOUR_MS = 3_600_000;

/** Stretches of time up to now, as lists offer them. */
export const TIME_RANGES = ['15m', '1h', '24h', '7d', '30d'] as const;
export type TimeRange = (typeof TIME_RANGES)[number];

export const TIME_RANGE_LABELS: Record<TimeRange, string> = {
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

const LENGTH_MS: Record<TimeRange, number> = {
  '15m': HOUR_MS / 4,
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
};

/** When a range that ends at `now` (milliseconds) began, in RFC 3339. */
export function rangeStart(range: TimeRange, now: number): string {
  return new Date(now - LENGTH_MS[range]).toISOString();
}

const two = (value: number) => String(value).padStart(2, '0');

/** RFC 3339 → `2026-11-25T22:31`, the value of an input of the type `datetime-local`, in the person's zone. */
export function toLocalInput(iso: string | null): string {
  if (iso === null || Number.isNaN(Date.parse(iso))) return '';
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The other way; null for what is no moment. */
export function fromLocalInput(value: string): string | null {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
