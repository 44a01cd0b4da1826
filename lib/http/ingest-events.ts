import { callerFromRequest } from '@/lib/auth/caller';
import { notFound } from '@/lib/core/app-error';
import { ingestEvents } from '@/lib/services/ingest-events';
import { errorResponse } from './error-response';
import { jsonResponse } from './json-response';
import { readEvents } from './read-events';
import { requireStorable } from './require-storable';
import { requireSameOrigin } from './same-origin';

const PATH = /\/api\/domains\/([^/]+)\/events\/?$/;

function domainOf(request: Request): string {
  const segment = PATH.exec(new URL(request.url).pathname)?.[1] ?? '';
  try {
    return requireStorable(decodeURIComponent(segment));
  } catch {
    throw notFound('Domain');
  }
}

/**
 * `POST /api/domains/{domain}/events` (PRODUCT 4): 200 with one item per event, in the order sent, once all of it is on
 * disk. A plain function of the request, so that a server other than Next can call it.
 */
export async function ingestEventsHandler(request: Request): Promise<Response> {
  try {
    const caller = await callerFromRequest(request);
    if (caller.via === 'session') requireSameOrigin(request);
    return jsonResponse(await ingestEvents(caller, domainOf(request), () => readEvents(request)));
  } catch (error) {
    return errorResponse(error, request);
  }
}
