import { AppError } from './app-error';
import { isoMicroseconds } from './event-timestamp';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 2822, the seconds and the weekday optional; the plus of a zone may have been sent as a blank in a query. */
const RFC_2822 =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(?:gmt|utc?|z|([+\- ])(\d{2})(\d{2}))?$/i;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(?:Z|([+\- ])(\d{2}):?(\d{2}))?)?$/i;
const EPOCH = /^\d{1,12}(?:\.\d{1,9})?$/;
/** Of the year 2100: later is milliseconds, most likely. */
const LATEST = 4_102_444_800;

interface Moment {
  date: [year: number, month: number, day: number];
  time: [hour: number, minute: number, second: number];
  fraction?: string | undefined;
  zone: [sign: string | undefined, hours: string | undefined, minutes: string | undefined];
}

function epochSeconds({
  date: [year, month, day],
  time: [hour, minute, second],
  fraction,
  zone,
}: Moment): number | null {
  const ms = Date.UTC(year, month, day, hour, minute, second);
  const date = new Date(ms);
  // A 31st of February would roll over into March.
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60) return null;
  const [sign, hours = '0', minutes = '0'] = zone;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1);
  return ms / 1_000 - offset + Number(`0.${fraction ?? 0}`);
}

function secondsOf(text: string): number | null {
  if (EPOCH.test(text)) return Number(text);
  const mail = RFC_2822.exec(text);
  if (mail) {
    const [, day, month, year, hour, minute, second = '0', ...zone] = mail;
    return epochSeconds({
      date: [Number(year), MONTHS.indexOf(month?.toLowerCase() ?? ''), Number(day)],
      time: [Number(hour), Number(minute), Number(second)],
      zone: [zone[0], zone[1], zone[2]],
    });
  }
  const iso = ISO.exec(text);
  if (!iso) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction, ...zone] = iso;
  return epochSeconds({
    date: [Number(year), Number(month) - 1, Number(day)],
    time: [Number(hour), Number(minute), Number(second)],
    fraction,
    zone: [zone[0], zone[1], zone[2]],
  });
}

/**
 * A moment of a query (MAILGUN 7): epoch seconds with or without a fraction, an RFC 2822 date, or ISO 8601; without a
 * zone it is UTC. Answers ISO 8601 in UTC to the microsecond. Throws `invalid_request` that names the parameter.
 */
export function parseQueryTime(name: string, text: string): string {
  const seconds = secondsOf(text.trim());
  if (seconds !== null && seconds >= 0 && seconds < LATEST) return isoMicroseconds(seconds);
  const unit = seconds !== null && seconds >= LATEST ? ' It must be in seconds and before the year 2100.' : '';
  const reason = `Invalid parameter '${name}': not epoch seconds, an RFC 2822 date or an ISO 8601 date.${unit}`;
  throw new AppError('invalid_request', reason, { [name]: reason });
}

/** Which events a list is of, and in which order. The bounds are part of it. */
export interface EventRange {
  /** ISO 8601 to the microsecond; undefined when it is open. */
  earliest?: string | undefined;
  latest?: string | undefined;
  ascending: boolean;
}

const YES = ['yes', 'true', '1'];
const NO = ['no', 'false', '0'];

function directionOf(text: string | undefined): boolean | undefined {
  if (text === undefined || text === '') return undefined;
  const word = text.toLowerCase();
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  throw new AppError('invalid_request', "Invalid parameter 'ascending': it must be yes or no", {
    ascending: 'yes or no',
  });
}

/**
 * The range of `begin`, `end` and `ascending`. Both bounds say the direction: with the end before the beginning events go
 * from newer to older; `ascending` must agree then. Without an end Mailgun demands `ascending`; its Go SDK leaves
 * it out all the same, so that a beginning alone means what came since. With neither it is newest first.
 */
export function eventRange(query: { begin?: string; end?: string; ascending?: string }): EventRange {
  const begin = query.begin ? parseQueryTime('begin', query.begin) : undefined;
  const end = query.end ? parseQueryTime('end', query.end) : undefined;
  const asked = directionOf(query.ascending);
  if (begin !== undefined && end !== undefined) {
    const ascending = begin === end ? (asked ?? true) : begin < end;
    if (asked !== undefined && asked !== ascending) {
      const reason = `Invalid parameter 'ascending': ${asked ? 'yes' : 'no'} contradicts 'begin' and 'end', which run ${ascending ? 'forward' : 'backward'} in time`;
      throw new AppError('invalid_request', reason, { ascending: reason });
    }
    return ascending ? { earliest: begin, latest: end, ascending } : { earliest: end, latest: begin, ascending };
  }
  const ascending = asked ?? begin !== undefined;
  return ascending
    ? { earliest: begin, latest: end, ascending }
    : // Descending starts at the beginning, which is now where it is not said, and goes back to the end.
      { earliest: end, latest: begin, ascending };
}
