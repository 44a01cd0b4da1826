import { env } from '@/lib/config/env';
import { isLoopbackHost } from '@/lib/config/loopback';
import { parseCidrs } from '@/lib/core/destination-policy';

/** Which private ranges may be sent to, as `isAddressAllowed` takes them. */
export type DestinationPolicy = ReturnType<typeof parseCidrs>;

const LOOPBACK = '127.0.0.0/8,::1/128';

/**
 * The ranges that ALLOW_PRIVATE_DESTINATIONS lists. When it is unset, and only then, an installation with the
 * embedded database on a loopback host may send to loopback, so that a receiver on the developer's own
 * machine works at once (PRODUCT 2, Destinations).
 */
export function destinationPolicy(): DestinationPolicy {
  const { ALLOW_PRIVATE_DESTINATIONS: listed, POSTWIRE_EMBEDDED: embedded, HOST: host } = env();
  if (listed !== undefined) return parseCidrs(listed);
  return parseCidrs(embedded && isLoopbackHost(host) ? LOOPBACK : '');
}
