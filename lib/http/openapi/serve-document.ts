import { createHash } from 'node:crypto';
import { callerFromRequest } from '@/lib/auth/caller';
import { can } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { errorResponse } from '../error-response';
import { openApiDocument } from './document';

/** Nobody, or a browser without a session, is a stranger; a key that is sent has to be right. */
async function isPrimaryCaller(request: Request): Promise<boolean> {
  try {
    return can(await callerFromRequest(request), 'pii:read');
  } catch (error) {
    const stranger = error instanceof AppError && error.code === 'unauthenticated';
    if (stranger && !request.headers.has('authorization')) return false;
    throw error;
  }
}

/**
 * `GET /api/openapi.json` (PRODUCT 4): open to everybody and to pages of other sites, as it holds no secret. What only
 * primaries may know of is in the copy that their callers get.
 */
export async function openApiHandler(request: Request): Promise<Response> {
  try {
    const body = openApiDocument({ primary: await isPrimaryCaller(request) });
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = {
      'access-control-allow-origin': '*',
      'cache-control': 'private, no-cache',
      vary: 'Authorization, Cookie, X-Mailgun-On-Behalf-Of',
      etag,
    };
    const known = request.headers.get('if-none-match')?.split(',') ?? [];
    if (known.some((each) => each.trim().replace(/^W\//, '') === etag))
      return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
  } catch (error) {
    return errorResponse(error, request);
  }
}
