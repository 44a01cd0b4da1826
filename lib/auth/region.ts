import { regionSchema } from '@/lib/schemas/region-schema';
import { DEFAULT_REGION, type Region } from '@/lib/schemas/regions';

/** The panel's choice of region. */
export const REGION_COOKIE = 'postwire_region';

/** A cookie's value as a region; the default for anything else. */
export function regionOfCookie(value: string | undefined): Region {
  const parsed = regionSchema.safeParse(value);
  return parsed.success ? parsed.data : DEFAULT_REGION;
}

/** As the routes read it: escapes mean what they stand for. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Region of an API request (MAILGUN 8, 9): path prefix `/eu` or `/us`, else host `api.eu.*`, else the
 * default. The path is the one that the client sent, before the prefix is stripped. Routes find a prefix in whatever
 * case and however it is escaped, and so must this: a prefix that only they saw would lead to the other region.
 */
export function regionOfRequest(request: Request): Region {
  const url = new URL(request.url);
  const prefix = /^\/+(eu|us)(?:\/|$)/i.exec(decoded(url.pathname))?.[1];
  if (prefix !== undefined) return regionOfCookie(prefix.toLowerCase());
  const host = request.headers.get('host') ?? url.host;
  return /^api\.eu\./i.test(host) ? 'eu' : DEFAULT_REGION;
}
