import type { Stats } from '@/lib/schemas/stats';

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const WHOLE = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY_MS = 86_400_000;

/** The time at an axis: of day, or the day where the range has several. */
export function tickTime({ from, to }: Stats): (iso: string) => string {
  const format = Date.parse(to) - Date.parse(from) > 2 * DAY_MS ? DAY : CLOCK;
  return (iso) => format.format(new Date(iso));
}

/** A bucket's begin in the person's own zone. */
export function bucketTime(iso: string): string {
  return WHOLE.format(new Date(iso));
}
