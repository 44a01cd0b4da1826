const LOCAL = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const STEPS: [limitMs: number, unitMs: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60_000, 1_000, 'second'],
  [3_600_000, 60_000, 'minute'],
  [86_400_000, 3_600_000, 'hour'],
  [Number.POSITIVE_INFINITY, 86_400_000, 'day'],
];

/** `23 Nov 2026, 21:54:06` in the person's own zone and order. */
export function localTime(iso: string): string {
  return LOCAL.format(new Date(iso));
}

/** `2026-11-23 21:54:06 UTC`. */
export function utcTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

/** `5 min. ago`, `in 2 hr.`, seen from `now` (milliseconds). */
export function relativeTime(iso: string, now: number): string {
  const distance = new Date(iso).getTime() - now;
  const step = STEPS.find(([limitMs]) => Math.abs(distance) < limitMs);
  return step ? RELATIVE.format(Math.round(distance / step[1]), step[2]) : utcTime(iso);
}

/** `842 ms`, `1.4 s`. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** `1 delivery`, `3 deliveries`. */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
