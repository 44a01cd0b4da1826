const DAY_MS = 86_400_000;

/** When a new key ends, as people choose it. */
export const EXPIRIES = [
  { value: 'never', label: 'Never' },
  { value: '7', label: 'In 7 days' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'date', label: 'After a day of your choice' },
] as const;
export type Expiry = (typeof EXPIRIES)[number]['value'];

/** The moment, RFC 3339: that many days from `now`, or the end of the person's own day `date` (`2027-01-31`). Null = never. */
export function expiresAt(expiry: Expiry, date: string, now: number): string | null {
  if (expiry === 'never') return null;
  if (expiry !== 'date') return new Date(now + Number(expiry) * DAY_MS).toISOString();
  return new Date(`${date}T23:59:59`).toISOString();
}
