import { isAddressAllowed, parseDestination } from '@/lib/core/destination-policy';
import { binIdOf } from '@/lib/core/own-bin-url';
import type { DestinationPolicy } from './destination-settings';
import type { OwnServer } from './own-server';

/** Where a URL's POSTs go, or why they go nowhere. */
export type Destination =
  | {
      ok: true;
      /** Where they are connected to. */
      origin: string;
      path: string;
      authorization: string | null;
      /** One of our own bins: they go there whatever the policy, if it exists. */
      bin: { id: string; host: string } | null;
    }
  | { ok: false; reason: string };

/** More URLs than a worker sends to in a while. */
const MAX_KEPT = 4_096;

/** A stray `%` is a character like any other. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Basic auth from the URL's credentials, which are percent-encoded there (MAILGUN 5.3). */
function authorizationOf(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  const pair = `${decoded(url.username)}:${decoded(url.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function judge(text: string, policy: DestinationPolicy, own: OwnServer | null): Destination {
  const target = parseDestination(text);
  if (!target.ok) return { ok: false, reason: target.reason };
  const binId = own && binIdOf(target.url, own.origin);
  if (own && binId !== null) {
    const { host, pathname, search } = target.url;
    const bin = { id: binId, host };
    return {
      ok: true,
      origin: own.dial,
      path: `${pathname}${search}`,
      authorization: authorizationOf(target.url),
      bin,
    };
  }
  if (target.literal !== null) {
    const verdict = isAddressAllowed(target.literal, policy);
    if (!verdict.allowed) return { ok: false, reason: verdict.reason };
  }
  const { origin, pathname, search } = target.url;
  return { ok: true, origin, path: `${pathname}${search}`, authorization: authorizationOf(target.url), bin: null };
}

/**
 * Judges URLs by all that can be told from their text (SECURITY 1 to 4), each once: the policy is fixed for a process.
 * Names are not settled here; their addresses are judged at every connection.
 */
export class Destinations {
  private readonly judged = new Map<string, Destination>();

  constructor(
    private readonly policy: DestinationPolicy,
    private readonly own: OwnServer | null = null,
  ) {}

  of(url: string): Destination {
    const known = this.judged.get(url);
    if (known) return known;
    const destination = judge(url, this.policy, this.own);
    if (this.judged.size >= MAX_KEPT) this.judged.clear();
    this.judged.set(url, destination);
    return destination;
  }
}
