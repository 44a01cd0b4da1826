import type { z } from 'zod';
import type { Action } from '@/lib/core/access';
import type { ErrorCode } from '@/lib/schemas/errors';
import type { Method } from './route-methods';

/** What a door of `/api` checks: `apiRoute` parses with these very schemas, and the OpenAPI document shows them. */
export interface ApiContract<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  /** Refused with 403 for callers who may not do it; services check again. */
  action?: Action;
  /** Segments of the path. */
  params?: P;
  /** Without it a query is refused. */
  query?: Q;
  /** Without it a body is not read. An empty body is parsed as `undefined`. */
  body?: B;
  /** How often an account may ask this in a minute, where that is less than a caller may ask of all doors together. */
  perMinute?: number;
  /** What is answered with 200. A handler's result is parsed with it: what it does not name goes to nobody. */
  answer?: A;
}

/** A door of `/api` as the OpenAPI document lists it (PRODUCT 4). Declared in `openapi/own/`, one file per resource. */
export interface ApiOperation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> extends ApiContract<P, Q, B, A> {
  method: Method;
  /** With its parameters in braces: `/api/webhooks/{id}`. */
  path: `/${string}`;
  operationId: string;
  /** A line for people. */
  summary: string;
  description?: string;
  answer: A;
  /** Media type of the answer where it is not JSON; the handler then answers a Response. */
  answerType?: 'text/csv' | 'text/event-stream';
  /** Reasons to refuse beyond those that every door with such parts has. */
  refusals?: readonly ErrorCode[];
  /** Who may call it where that is not a session or an API key: everybody, or who has the cron secret. */
  open?: 'to everybody' | 'with the cron secret';
  /** Bodies, by media type, of a door that reads them itself. */
  content?: Record<string, z.ZodType>;
  /** What else it answers than `answer`, by status. */
  otherAnswers?: Record<number, { description: string; schema?: z.ZodType }>;
}

/** An operation with the types of its very schemas, for `apiRoute` to hand them to the handler. */
export function apiOperation<const T extends ApiOperation>(operation: T): T {
  return operation;
}
