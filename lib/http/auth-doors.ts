import { AppError } from '@/lib/core/app-error';
import type { RouteHandler } from './api-route';
import { errorResponse } from './error-response';
import { requireSameOrigin } from './same-origin';

/** What the panel asks of next-auth. Its own pages and its other providers' doors are not there. */
const DOORS: Record<string, readonly string[]> = {
  GET: ['providers', 'csrf', 'session'],
  POST: ['callback/credentials', 'signout'],
};

const pathOf = (request: Request) => /\/api\/auth\/(.*?)\/?$/.exec(new URL(request.url).pathname)?.[1] ?? '';

/**
 * Lets a request through to next-auth when it is one of the panel's and no other site made the browser send it: beside
 * next-auth's own token, by Sec-Fetch-Site and Origin (SECURITY 24), so that nobody is signed in or out from elsewhere.
 */
export function authDoors(handler: RouteHandler): RouteHandler {
  return async (request, context) => {
    try {
      if (!DOORS[request.method]?.includes(pathOf(request))) {
        throw new AppError('not_found', 'The API has nothing at this path.');
      }
      requireSameOrigin(request);
    } catch (error) {
      return errorResponse(error, request);
    }
    return handler(request, context);
  };
}
