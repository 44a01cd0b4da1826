import { z } from 'zod';
import { AppError } from '@/lib/core/app-error';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { LogsQuery } from './search-logs';

const momentSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

const positionSchema = z.strictObject({
  /** `on` in the order of the list, or `back`; without a key from its beginning, or its end. */
  to: z.enum(['on', 'back']),
  key: z.strictObject({ at: momentSchema, id: z.string().regex(/^\d{1,19}$/) }).optional(),
});
/** A place in a search from which a page is read. */
export type LogsPosition = z.output<typeof positionSchema>;

const tokenSchema = z.strictObject({
  v: z.literal(1),
  account: z.string(),
  region: z.string(),
  query: z.strictObject({
    start: momentSchema,
    end: momentSchema.optional(),
    types: z.array(z.enum(EVENT_TYPES)).optional(),
    conditions: z
      .array(z.strictObject({ attribute: z.string(), comparator: z.string(), values: z.array(z.string()) }))
      .max(50),
    includeSubaccounts: z.boolean(),
    includeTotals: z.boolean(),
    ascending: z.boolean(),
    limit: z.int().min(1).max(100),
  }),
  position: positionSchema,
});

interface Owner {
  account: { id: string };
  region: string;
}

/** An opaque name of a page of a search, with all that was asked. It gives no access. */
export function encodeLogsToken({ account, region }: Owner, query: LogsQuery, position: LogsPosition): string {
  const token: z.input<typeof tokenSchema> = { v: 1, account: account.id, region, query, position };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Throws `invalid_request` for what `encodeLogsToken` did not make, and for one of another account or region. */
export function decodeLogsToken(owner: Owner, token: string): { query: LogsQuery; position: LogsPosition } {
  const parsed = tokenSchema.safeParse(jsonOf(token));
  const mine = parsed.success && parsed.data.account === owner.account.id && parsed.data.region === owner.region;
  if (mine) return { query: parsed.data.query, position: parsed.data.position };
  throw new AppError('invalid_request', 'Invalid pagination.token: it is not one that your search answered with.');
}

function jsonOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
