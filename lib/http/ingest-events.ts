import { FastResponse } from 'srvx/node';
import { callerFromRequest } from '@/lib/auth/caller';
import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { ingestEvents } from '@/lib/services/ingest-events';
import { BodyBudget } from './body-budget';
import { errorResponse } from './error-response';
import { JSON_HEADERS } from './json-response';
import { MAX_EVENTS_BYTES, readEvents } from './read-events';
import { requireStorable } from './require-storable';
import { requireSameOrigin } from './same-origin';

const INGEST_PATH = /^(?:\/(?:us|eu))?\/api\/domains\/[^/?]+\/events\/?(?:\?|$)/;
const PATH = /\/api\/domains\/([^/]+)\/events\/?$/;

/** Events on their way in, in bytes as sent. Parsed they take several times as much. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** What a request costs beside its body: so there is a bound on how many wait, too. */
const REQUEST_BYTES = 8 * 1024;
const budget = new BodyBudget(MAX_HELD_BYTES);

/** What a request says that it brings; without a word the most that it may. */
function announcedBytes(request: Request): number {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  const body = announced >= 0 && announced <= MAX_EVENTS_BYTES ? announced : MAX_EVENTS_BYTES;
  return REQUEST_BYTES + body;
}

/** Whether a request, by its method and its path with or without a region's prefix, hands in events. */
export function isIngest(method: string | undefined, url = '/'): boolean {
  return method === 'POST' && INGEST_PATH.test(url);
}

function domainOf(request: Request): string {
  const segment = PATH.exec(new URL(request.url).pathname)?.[1] ?? '';
  try {
    return requireStorable(decodeURIComponent(segment));
  } catch {
    // No domain has this name; whether the caller may ask is seen to first.
    return '';
  }
}

/**
 * `POST /api/domains/{domain}/events` (PRODUCT 4): 200 with one item per event, in the order sent, once all of it is on
 * disk; 503 with Retry-After when more is on its way in than this process can hold. A plain function of the
 * request: the web process serves the path with it ahead of Next, and Next's route handler is the same function.
 */
export async function ingestEventsHandler(request: Request): Promise<Response> {
  let release = () => {};
  // Asked again when settings have changed, it is still one request.
  let counted = false;
  try {
    const answer = await ingestEvents(
      async (settings) => {
        const caller = await callerFromRequest(request, settings);
        if (caller.via === 'session') requireSameOrigin(request);
        if (!counted) takeTurn('events', caller.actorId, env().INGEST_RATE_LIMIT);
        counted = true;
        return caller;
      },
      domainOf(request),
      () => {
        release = budget.take(announcedBytes(request));
        return readEvents(request);
      },
    );
    // A Response like any other, but the web process's own server takes its text without a stream in between.
    return new FastResponse(JSON.stringify(answer), { headers: JSON_HEADERS });
  } catch (error) {
    return errorResponse(error, request);
  } finally {
    release();
  }
}
