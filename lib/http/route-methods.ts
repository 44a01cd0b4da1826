import type { RouteHandler } from './api-route';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];
export type MethodTable = Record<Method, RouteHandler>;

const refusals = new WeakSet<RouteHandler>();

/** Marks a handler that stands for a method or a path which is not there. */
function refusal(handler: RouteHandler): RouteHandler {
  refusals.add(handler);
  return handler;
}

/** The methods that a route module really has, of all those that it exports: what the OpenAPI document must list. */
export function realMethods(route: Partial<MethodTable>): Method[] {
  return METHODS.filter((method) => {
    const handler = route[method];
    return handler !== undefined && !refusals.has(handler);
  });
}

/** Every method of a path that is not there answers what `refuse` does. */
export function noMethods(refuse: RouteHandler): MethodTable {
  const handler = refusal(refuse);
  return { GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler };
}

/**
 * All methods of one path: those that it has, and for the others what `refuse` answers, a 405 in the door's own shape.
 * `Allow` is set here. Every door exports the whole table: Next would answer a missing method without a body.
 */
export function methodTable(
  handlers: Partial<MethodTable>,
  refuse: (request: Request, allow: string) => Response,
): MethodTable {
  const allow = METHODS.filter((method) => handlers[method]).join(', ');
  const refused = refusal(async (request) => {
    const response = refuse(request, allow);
    response.headers.set('allow', allow);
    return response;
  });
  return {
    GET: handlers.GET ?? refused,
    POST: handlers.POST ?? refused,
    PUT: handlers.PUT ?? refused,
    PATCH: handlers.PATCH ?? refused,
    DELETE: handlers.DELETE ?? refused,
  };
}
