import { regionOfRequest } from '@/lib/auth/region';
import { env } from '@/lib/config/env';
import { DEFAULT_REGION, type Region } from '@/lib/schemas/regions';

/** Where this client reaches us: PUBLIC_URL, or else what it called us by. */
function originOf(request: Request): string {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const url = new URL(request.url);
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',', 1)[0]?.trim().toLowerCase();
  const scheme = forwarded === 'https' ? 'https:' : url.protocol;
  return `${scheme}//${request.headers.get('host') ?? url.host}`;
}

const regionOfHost = (origin: string): Region => (/^api\.eu\./i.test(new URL(origin).host) ? 'eu' : DEFAULT_REGION);

/**
 * The absolute URL of a page of a domain's events (MAILGUN 7): clients follow it as it is, or take its last segment.
 * It leads into the region of the request, by prefix wherever the host alone does not say it.
 */
export function eventsPageUrl(request: Request, domain: string, token: string): string {
  const origin = originOf(request);
  const region = regionOfRequest(request);
  const sent = /^\/(?:eu|us)(?=\/)/.exec(new URL(request.url).pathname)?.[0];
  const prefix = sent ?? (region === regionOfHost(origin) ? '' : `/${region}`);
  return `${origin}${prefix}/v3/${encodeURIComponent(domain)}/events/${token}`;
}
