import { z } from 'zod';
import { callerFromRequest } from '@/lib/auth/caller';
import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { type Caller, refuseSendingKey, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { ApiContract, ApiOperation } from './api-operation';
import { errorResponse } from './error-response';
import { jsonResponse } from './json-response';
import { parseInput } from './parse-input';
import { readJson } from './read-body';
import { requireStorable } from './require-storable';
import { type MethodTable, methodTable, noMethods } from './route-methods';
import { requireSameOrigin } from './same-origin';
import { requireSameView } from './same-view';

/** What Next hands to a route handler; tests that have no parameters leave it out. */
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}
export type RouteHandler = (request: Request, context?: RouteContext) => Promise<Response>;

interface Input<P, Q, B> {
  caller: Caller;
  request: Request;
  params: P;
  query: Q;
  body: B;
}

/** `?a=1&b=2` as an object. A repeated name is refused: it would be ambiguous. */
function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in query) throw new AppError('invalid_request', `Name ${name} once.`, { [name]: 'Name it once.' });
    query[name] = value;
  }
  return query;
}

/** Segments as they were meant: Next hands them over as they stand in the path. One that does not decode stays as it is. */
function decodedParams(params: Record<string, unknown>): Record<string, unknown> {
  const decoded = ([name, value]: [string, unknown]) => {
    if (typeof value !== 'string' || !/%[0-9a-f]{2}/i.test(value)) return [name, value];
    try {
      return [name, decodeURIComponent(value)];
    } catch {
      return [name, value];
    }
  };
  return Object.fromEntries(Object.entries(params).map(decoded));
}

/** For HEAD, which Next answers as GET, and whose body it leaves unread: what would be streamed is ended at once. */
async function withoutBody({ body, status, headers }: Response): Promise<Response> {
  await body?.cancel();
  return new Response(null, { status, headers });
}

const declared = new WeakMap<RouteHandler, string>();

/** The `operationId` of the operation that a handler of `apiRoute` was made from; undefined for other handlers. */
export function operationIdOf(handler: RouteHandler): string | undefined {
  return declared.get(handler);
}

/**
 * A door of `/api`: finds the caller, refuses what another site made a browser send, checks the action,
 * parses what came in, and answers what the handler returns as JSON, or the error that was thrown.
 * The contract is an operation of `openapi/own/`, so that the document and the door cannot differ.
 */
export function apiRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUnknown,
>(
  options: ApiContract<P, Q, B, A> & Partial<Pick<ApiOperation, 'operationId'>>,
  handler: (input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A> | Response>,
): RouteHandler {
  const door: RouteHandler = async (request, context) => {
    try {
      const caller = await callerFromRequest(request);
      if (caller.via === 'session') {
        requireSameOrigin(request);
        requireSameView(caller, request);
      }
      takeTurn('caller', caller.actorId, env().REQUEST_RATE_LIMIT);
      if (options.action !== 'events:write') refuseSendingKey(caller);
      if (options.action) requireAccess(caller, options.action);
      if (options.perMinute) takeTurn(options.operationId ?? '', caller.account.id, options.perMinute);
      const params = parseInput(
        options.params ?? z.unknown(),
        requireStorable(decodedParams((await context?.params) ?? {})),
      ) as z.output<P>;
      const query = parseInput(options.query ?? z.strictObject({}), requireStorable(queryOf(request))) as z.output<Q>;
      const body = (
        options.body ? parseInput(options.body, requireStorable(await readJson(request))) : undefined
      ) as z.output<B>;
      const result = await handler({ caller, request, params, query, body });
      if (result instanceof Response) return request.method === 'HEAD' ? withoutBody(result) : result;
      return jsonResponse(options.answer ? options.answer.parse(result) : result);
    } catch (error) {
      return errorResponse(error, request);
    }
  };
  if (options.operationId !== undefined) declared.set(door, options.operationId);
  return door;
}

/** The handlers of one path of `/api`; the methods that it does not have answer a JSON 405 with `Allow`. */
export function apiMethods(handlers: Partial<MethodTable>): MethodTable {
  return methodTable(handlers, (request, allow) =>
    errorResponse(new AppError('method_not_allowed', `Use ${allow}.`), request),
  );
}

/** Every method of what no other route of `/api` answers. */
export function apiNotFound(): MethodTable {
  return noMethods(async (request) =>
    errorResponse(new AppError('not_found', 'The API has nothing at this path.'), request),
  );
}
