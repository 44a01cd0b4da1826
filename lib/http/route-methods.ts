import type { RouteHandler } from './api-route';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];
export type MethodTable = Record<Method, RouteHandler>;

/**
 * All methods of one path: those that it has, and for the others what `refuse` answers, a 405 in the door's own shape.
 * `Allow` is set here. Every door exports the whole table: Next would answer a missing method without a body.
 */
export function methodTable(
  handlers: Partial<MethodTable>,
  refuse: (request: Request, allow: string) => Response,
): MethodTable {
  const allow = METHODS.filter((method) => handlers[method]).join(', ');
  const refused: RouteHandler = async (request) => {
    const response = refuse(request, allow);
    response.headers.set('allow', allow);
    return response;
  };
  return {
    GET: handlers.GET ?? refused,
    POST: handlers.POST ?? refused,
    PUT: handlers.PUT ?? refused,
    PATCH: handlers.PATCH ?? refused,
    DELETE: handlers.DELETE ?? refused,
  };
}
