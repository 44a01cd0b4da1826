import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { parseCookies } from '@/lib/auth/cookies';
import { callerFromCookies } from '@/lib/auth/session-caller';
import { can } from '@/lib/core/access';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Where Next has nothing: so that what is withheld is answered as what is not there. */
const NOWHERE = '/_next/static/chunks/none.js';

/** Next calls every script public and for ever: a cache on the way would hand this one to anybody. */
const CACHING = 'private, no-cache';

function withCaching(response: ServerResponse, caching: string): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => setHeader(name, name.toLowerCase() === 'cache-control' ? caching : value);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/**
 * Scripts of the panel that are for primary accounts alone, since they hold words that subaccounts must not meet (PRODUCT 3). No
 * page of a subaccount asks for one, but the code that would is on its pages, and with it the script's name: who
 * is not signed in to a primary account is answered that there is no such script. `files` are what the build noted.
 */
export class PrimaryOnlyScripts {
  private readonly names: readonly string[];

  constructor(files: readonly string[]) {
    this.names = files.map((file) => basename(file).toLowerCase());
  }

  /** Whether a URL may mean one of them, in whatever spelling: their names occur nowhere else. */
  has(url: string): boolean {
    if (this.names.length === 0 || !/_next|%/i.test(url)) return false;
    const text = decoded(url).toLowerCase();
    return this.names.some((name) => text.includes(name));
  }

  /** Lets `handle` answer with it, to who may read what it is about. */
  handler(handle: Handler): Handler {
    return async (request, response) => {
      const session = await callerFromCookies(parseCookies(request.headers.cookie ?? null));
      if (session === null || !can(session.caller, 'pii:read')) request.url = NOWHERE;
      else withCaching(response, CACHING);
      await handle(request, response);
    };
  }
}
