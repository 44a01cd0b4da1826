import { env } from '@/lib/config/env';
import { exposedBy } from '@/lib/config/exposed-by';
import { parseCidrs } from '@/lib/core/destination-policy';
import type { EgressProxy } from './proxied-connector';

/** Which private ranges may be sent to, as `isAddressAllowed` takes them. */
export type DestinationPolicy = ReturnType<typeof parseCidrs>;

const LOOPBACK = '127.0.0.0/8,::1/128';

/**
 * The ranges that ALLOW_PRIVATE_DESTINATIONS lists. When it is unset, and only then, an installation with the
 * embedded database on a loopback host may send to loopback, so that a receiver on the developer's own
 * machine works at once (PRODUCT 2, Destinations). Not where a proxy or PUBLIC_URL says that others come here: what
 * else listens on this machine is none of theirs.
 */
export function destinationPolicy(): DestinationPolicy {
  const { ALLOW_PRIVATE_DESTINATIONS: listed, POSTWIRE_EMBEDDED: embedded, HOST: host, ...rest } = env();
  if (listed !== undefined) return parseCidrs(listed);
  const { PUBLIC_URL: publicUrl, TRUSTED_PROXIES: trustedProxies } = rest;
  return parseCidrs(exposedBy({ host, publicUrl, embedded, trustedProxies }) === null ? LOOPBACK : '');
}

/** EGRESS_PROXY; null where webhooks go out directly. What HTTP_PROXY and its like say is never looked at. */
export function egressProxy(): EgressProxy | null {
  const setting = env().EGRESS_PROXY;
  if (setting === undefined) return null;
  const { protocol, hostname, port, username, password } = new URL(setting);
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    protocol: protocol === 'https:' ? 'https:' : 'http:',
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port || (protocol === 'https:' ? '443' : '80'),
    authorization: pair === ':' ? null : `Basic ${Buffer.from(pair).toString('base64')}`,
  };
}
