import { isIP } from 'node:net';
import { isLoopbackHost } from '@/lib/config/loopback';
import { clientNetwork } from '@/lib/core/client-network';

/** Set by our own web server on every request, whatever the client sent by that name. */
export const CLIENT_ADDRESS = 'x-postwire-client-address';

/** The address that a request came from; undefined where our server did not say, as in tests. */
export function clientAddress(headers: { get(name: string): string | null }): string | undefined {
  return headers.get(CLIENT_ADDRESS) ?? undefined;
}

/**
 * By what a client is counted where clients are limited: its network. Null for an address that is not known, and for this
 * machine's own, which may be that of a proxy with everybody behind it (TRUSTED_PROXIES says so).
 */
export function countedClient(address: string | undefined): string | null {
  return !address || isLoopbackHost(address) ? null : clientNetwork(address);
}

/** An IPv4 address in IPv6 notation, as a dual-stack socket tells it, is that IPv4 address. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** An entry of X-Forwarded-For as an address; some proxies write its port, too. Undefined when it is none. */
function forwardedAddress(entry = ''): string | undefined {
  const text = entry.trim();
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(address) ? plain(address) : undefined;
}

/**
 * Where a request really came from: the other end of the connection, or, behind `proxies` reverse proxies, what the outermost of
 * them wrote into X-Forwarded-For. What stands before that in the list was sent by the client, who may write what they
 * like. A list that is shorter, or holds no address there, did not pass all of them: then it is the other end of the
 * connection, so that nobody goes uncounted by going around; undefined when that is this machine, where proxies are.
 */
export function addressBehind(
  proxies: number,
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
): string | undefined {
  const peer = remoteAddress && plain(remoteAddress);
  if (proxies === 0) return peer;
  const forwarded = forwardedAddress(forwardedFor?.split(',').at(-proxies));
  return forwarded ?? (peer && isLoopbackHost(peer) ? undefined : peer);
}
