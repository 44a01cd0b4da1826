import { z } from 'zod';
import { AppError } from '@/lib/core/app-error';
import { FILTER_FIELDS } from '@/lib/core/event-filter';
import type { EventsQuery } from './list-events';

const momentSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const keySchema = z.strictObject({ at: momentSchema, id: z.string().regex(/^\d{1,19}$/) });
const snapshotSchema = z.strictObject({
  seen: z
    .string()
    .regex(/^\d+:\d+:[\d,]*$/)
    .max(20_000),
  at: momentSchema,
});

const positionSchema = z.strictObject({
  /** Which way is read from the key; without a key from the end of the range. */
  to: z.enum(['newer', 'older']),
  key: keySchema.optional(),
  /** Only what could not be seen then: what came after an earlier page of the list had reached the end. */
  since: snapshotSchema.optional(),
  /** Only what could be seen then: when the list's first page was read. */
  until: snapshotSchema.optional(),
  /** Time of the newest event that the list has shown. */
  tip: momentSchema.optional(),
});
/** A place in a list of events from which a page is read. */
export type EventPosition = z.output<typeof positionSchema>;

const tokenSchema = z.strictObject({
  v: z.literal(1),
  domain: z.string(),
  query: z.strictObject({
    earliest: momentSchema.optional(),
    latest: momentSchema.optional(),
    ascending: z.boolean(),
    limit: z.int().min(1).max(300),
    filters: z.array(z.tuple([z.enum(FILTER_FIELDS), z.string()])).max(50),
  }),
  position: positionSchema,
});

/** An opaque name of a page. It says what is listed, and gives no access to it. */
export function encodeEventToken(domainId: string, query: EventsQuery, position: EventPosition): string {
  const { earliest, latest, ascending, limit, filters } = query;
  const token: z.input<typeof tokenSchema> = {
    v: 1,
    domain: domainId,
    query: { earliest, latest, ascending, limit, filters },
    position,
  };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Throws `invalid_request` for what `encodeEventToken` did not make, and for a page of another domain. */
export function decodeEventToken(token: string, domainId: string): { query: EventsQuery; position: EventPosition } {
  const parsed = tokenSchema.safeParse(jsonOf(token));
  if (!parsed.success) {
    throw new AppError('invalid_request', 'Invalid page: it is not one that a list of events answered with.');
  }
  const { domain, query, position } = parsed.data;
  if (domain === domainId) return { query, position };
  throw new AppError('invalid_request', 'Invalid page: it is one of another domain.');
}

function jsonOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
