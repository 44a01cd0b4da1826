import { AppError } from '@/lib/core/app-error';
import { throttledSeconds } from '@/lib/schemas/sign-in';
import type { RouteHandler } from './api-route';
import { errorResponse } from './error-response';
import { requireSameOrigin } from './same-origin';

const SIGN_IN = 'callback/credentials';

/** What the panel asks of next-auth. Its own pages and its other providers' doors are not there. */
const DOORS: Record<string, readonly string[]> = {
  GET: ['providers', 'csrf', 'session'],
  POST: [SIGN_IN, 'signout'],
};

/** next-auth answers every sign-in that fails with 401 and an address; one that must wait gets 429 and says how long. */
async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const text = await response.text();
  const headers = new Headers(response.headers);
  const waitS = throttledSeconds(text) ?? throttledSeconds(headers.get('location') ?? '');
  if (waitS !== null) headers.set('retry-after', String(waitS));
  return new Response(text, { status: waitS === null ? 401 : 429, headers });
}

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
    const response = await handler(request, context);
    return pathOf(request) === SIGN_IN ? withRetryAfter(response) : response;
  };
}
