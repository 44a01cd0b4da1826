/** Set by our own web server on every request, whatever the client sent by that name. */
export const CLIENT_ADDRESS = 'x-postwire-client-address';

/** The address that a request came from; undefined where our server did not say, as in tests. */
export function clientAddress(headers: { get(name: string): string | null }): string | undefined {
  return headers.get(CLIENT_ADDRESS) ?? undefined;
}

/** An IPv4 address in IPv6 notation, as a dual-stack socket tells it, is that IPv4 address. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Where a request really came from: the other end of the connection, or, behind `proxies` reverse proxies, what the outermost of
 * them wrote into X-Forwarded-For. What stands before that in the list was sent by the client, who may write what they
 * like. Undefined when the list is shorter than it must be, or holds no address there.
 */
export function addressBehind(
  proxies: number,
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
): string | undefined {
  if (proxies === 0) return remoteAddress && plain(remoteAddress);
  const address = forwardedFor?.split(',').at(-proxies)?.trim();
  return address && /^[0-9a-f.:]{2,45}$/i.test(address) ? plain(address) : undefined;
}
