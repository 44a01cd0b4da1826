import { z } from 'zod';
import { parseQueryTime } from '@/lib/core/event-filter-time';
import type { LogCondition } from '@/lib/core/event-log-filter';
import { logEventTypes } from '@/lib/core/event-log-names';
import { type LogsQuery, searchLogs } from '@/lib/services/search-logs';
import { booleanField } from './boolean-field';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** It travels in the tokens of the pages. */
const MAX_FILTER_CHARACTERS = 20_000;

const refused = (message: string) => new ContractError(400, { message });
const isoOf = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}000Z`;
/** RFC 2822 in UTC, as the SDKs write it and Mailgun answers: `Wed, 25 Jun 2025 00:00:00 -0000`. */
const mailDate = (iso: string) => `${new Date(Date.parse(iso)).toUTCString().slice(0, 25)} -0000`;

const valueSchema = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const filterSchema = z.object({
  AND: z
    .array(
      z.object({
        attribute: z.string(),
        comparator: z.string(),
        // A label is what people see in Mailgun's panel; the value is what counts.
        values: z
          .array(z.union([valueSchema, z.object({ value: valueSchema }).transform(({ value }) => value)]))
          .min(1)
          .max(100),
      }),
    )
    .max(50),
});
const paginationSchema = z.object({
  sort: z.enum(['timestamp:asc', 'timestamp:desc', '']).optional(),
  token: z.string().optional(),
  limit: z.number().int().min(1).max(100).optional(),
});

/** A field that is an object: JSON in the body, or JSON in a form's field. */
function objectField<T extends z.ZodType>(fields: Fields, name: string, schema: T, must: string): z.output<T> | null {
  const text = fields.one(name);
  if (text === undefined || text === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused(`Invalid ${name}: ${must}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = [name, ...(issue?.path ?? [])].join('.');
  throw refused(`Invalid ${path}: ${must}`);
}

/** The start is a day before the end where neither it nor a duration is given (`2h`, `1d`). */
function startOf(fields: Fields, end: string): string {
  const duration = fields.one('duration');
  if (duration) {
    const [, count, unit] = /^(\d{1,4})([hd])$/.exec(duration) ?? [];
    if (count === undefined) throw refused("Invalid duration: it must be hours or days such as '2h' or '1d'");
    return isoOf(Math.max(0, Date.parse(end) - Number(count) * (unit === 'h' ? HOUR_MS : DAY_MS)));
  }
  const start = fields.one('start');
  return start ? parseQueryTime('start', start) : isoOf(Math.max(0, Date.parse(end) - DAY_MS));
}

const FILTER_MUST = 'it must be {"AND":[{"attribute":…,"comparator":…,"values":[{"label":…,"value":…}]}]}';
const PAGINATION_MUST = 'sort is timestamp:asc or timestamp:desc, token a string, limit a whole number from 1 to 100';

function queryOf(fields: Fields, now: string): LogsQuery | { token: string } {
  const { token, sort, limit = 100 } = objectField(fields, 'pagination', paginationSchema, PAGINATION_MUST) ?? {};
  if (token) return { token };
  const given = fields.one('end');
  const end = given ? parseQueryTime('end', given) : undefined;
  const start = startOf(fields, end ?? now);
  if (start > (end ?? now)) throw refused('Invalid start: it must not be after the end');
  const conditions: LogCondition[] = objectField(fields, 'filter', filterSchema, FILTER_MUST)?.AND ?? [];
  if (JSON.stringify(conditions).length > MAX_FILTER_CHARACTERS) {
    throw refused(`Invalid filter: it has more than ${MAX_FILTER_CHARACTERS} characters`);
  }
  return {
    start,
    end,
    types: logEventTypes(fields.list('events'), fields.list('metric_events')),
    conditions,
    includeSubaccounts: booleanField(fields, 'include_subaccounts') ?? false,
    includeTotals: booleanField(fields, 'include_totals') ?? false,
    ascending: sort === 'timestamp:asc',
    limit,
  };
}

/** `POST /v1/analytics/logs` (MAILGUN 7): the account's events in the region, newest first unless it is said otherwise. */
export async function searchLogsDoor({ caller, fields }: MailgunInput) {
  const now = isoOf(Date.now());
  const { start, end, items, pagination } = await searchLogs(caller, queryOf(fields, now), now);
  return { start: mailDate(start), end: mailDate(end), items, pagination, aggregates: {} };
}
