const MICROS = 1_000_000;
/** 2000-01-01 and 2100-01-01 in epoch seconds: what lies outside is a mistake, mostly of the unit. */
const EARLIEST = 946_684_800;
const LATEST = 4_102_444_800;

/** What is wrong with a timestamp that a source gives, or null. */
export function timestampProblem(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number of seconds since 1970';
  if (value > LATEST && value / 1_000 > EARLIEST && value / 1_000 < LATEST)
    return 'must be in seconds, not milliseconds';
  if (value < EARLIEST || value >= LATEST) return 'must be in seconds, between the years 2000 and 2100';
  return null;
}

/** The shortest fraction that survives everywhere: PHP prints 14 digits of a number, ten of which are the seconds. */
const STEP = 100;

/**
 * Epoch seconds with a fraction of at most 6 digits that is not zero, nor becomes so when a receiver rounds it to 4: some
 * parsers refuse an integral value (MAILGUN 5.2). What is too near to a whole second moves to 0.1 ms beside it.
 */
export function withFraction(seconds: number): number {
  const micros = Math.round(seconds * MICROS);
  const rounded = Math.round(micros / STEP) * STEP;
  if (rounded % MICROS !== 0) return micros / MICROS;
  return (micros < rounded ? rounded - STEP : rounded + STEP) / MICROS;
}

/** Epoch seconds as ISO 8601 in UTC with all six digits: a Date would lose the microseconds. */
export function isoMicroseconds(seconds: number): string {
  const micros = Math.round(seconds * MICROS);
  const ms = Math.floor(micros / 1_000);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(micros - ms * 1_000).padStart(3, '0')}Z`;
}
