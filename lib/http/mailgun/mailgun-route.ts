import { callerFromKey } from '@/lib/auth/key-caller';
import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { type Caller, refuseSendingKey } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { RouteContext, RouteHandler } from '../api-route';
import { requireStorable } from '../require-storable';
import { type MethodTable, methodTable, noMethods } from '../route-methods';
import { ContractError, contractErrorResponse } from './contract-error';
import { Fields, readFields } from './fields';
import { mailgunForbiddenText, mailgunJson } from './mailgun-response';
import { countRequest, rateLimitedResponse, stateAllowance } from './rate-limit';

export interface MailgunInput {
  caller: Caller;
  request: Request;
  /** A path segment by its folder's name, decoded; '' when there is none. */
  param: (name: string) => string;
  /** Body and query together. */
  fields: Fields;
}

interface Options {
  /** Account-level webhooks specify no 401: a bad key is 403 there (MAILGUN 1.0). No key at all is a 401 everywhere. */
  badKeyStatus?: 401 | 403;
  /** The Messages API: without a good key it is recorded to answer 401 with the bare text `Forbidden` (MAILGUN 1.0). */
  plainBadKey?: boolean;
  /** The handler reads the body itself, once it knows that it wants it; `fields` is empty then. */
  ownBody?: boolean;
  /** The Webhooks and Domains APIs: requests are counted per account acted upon, and refused with 429 over API_RATE_LIMIT. */
  rateLimited?: boolean;
  /** Whether a sending key opens this door too. Closed to it unless said otherwise. */
  sendingKeys?: boolean;
}

/**
 * A door of Mailgun's contract: HTTP Basic `api:KEY` only (a browser's session opens none of these), any of the three body types,
 * and the contract's JSON for what the handler returns or throws.
 */
export function mailgunRoute(
  handler: (input: MailgunInput) => Promise<unknown>,
  { badKeyStatus = 401, plainBadKey = false, ownBody = false, rateLimited = false, sendingKeys = false }: Options = {},
): RouteHandler {
  return async (request, context) => {
    try {
      const caller = await keyCaller(request, badKeyStatus);
      // What hands in messages may come as fast as events.
      if (sendingKeys) takeTurn('events', caller.actorId, env().INGEST_RATE_LIMIT);
      else takeTurn('caller', caller.actorId, env().REQUEST_RATE_LIMIT);
      if (!sendingKeys) refuseSendingKey(caller);
      const allowance = rateLimited ? await countRequest(caller.account.id) : null;
      if (allowance?.exceeded) return rateLimitedResponse(allowance);
      const response = await answer(handler, caller, request, context, ownBody).catch((error: unknown) =>
        contractErrorResponse(error, request),
      );
      if (allowance) stateAllowance(response, allowance);
      return response;
    } catch (error) {
      if (plainBadKey && isUnauthenticated(error)) return mailgunForbiddenText();
      return contractErrorResponse(error, request);
    }
  };
}

const isUnauthenticated = (error: unknown) => error instanceof AppError && error.code === 'unauthenticated';

async function answer(
  handler: (input: MailgunInput) => Promise<unknown>,
  caller: Caller,
  request: Request,
  context: RouteContext | undefined,
  ownBody: boolean,
): Promise<Response> {
  const fields = ownBody ? new Fields() : await readFields(request);
  const param = await paramsOf(context);
  const result = await handler({ caller, request, param, fields });
  const response = result instanceof Response ? result : mailgunJson(result);
  response.headers.set('x-mailgun-key-id', caller.actorId);
  return response;
}

async function keyCaller(request: Request, badKeyStatus: 401 | 403): Promise<Caller> {
  try {
    return await callerFromKey(request);
  } catch (error) {
    if (isUnauthenticated(error) && request.headers.has('authorization') && badKeyStatus === 403)
      throw new ContractError(403, { message: 'Forbidden' });
    throw error;
  }
}

async function paramsOf(context: RouteContext | undefined): Promise<(name: string) => string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries((await context?.params) ?? {})) {
    if (typeof value === 'string') params[name] = decodeSegment(value);
  }
  requireStorable(params);
  return (name) => params[name] ?? '';
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The handlers of one path of the contract; other methods answer Mailgun-shaped JSON, 405 with `Allow`. */
export function mailgunMethods(handlers: Partial<MethodTable>): MethodTable {
  return methodTable(handlers, () => mailgunJson({ message: 'Method Not Allowed' }, 405));
}

/** Every method of a path that the contract does not have. */
export function mailgunNotFound(): MethodTable {
  return noMethods(async () => mailgunJson({ message: 'Not Found' }, 404));
}
