import type { IncomingMessage } from 'node:http';
import { addressBehind, CLIENT_ADDRESS } from '@/lib/auth/client-address';

/** Without the pairs of one name, in place: others hold the same list. */
function dropRaw(rawHeaders: string[], name: string): void {
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
}

/**
 * Says in a request where it came from, in the place of whatever the client said by that name: in its headers, and with `raw`
 * among the raw ones, for a reader that goes back to those. There the client's word is dropped in any case.
 */
export function stampClientAddress(
  request: IncomingMessage,
  proxies: number,
  { raw = false }: { raw?: boolean } = {},
): string | undefined {
  const { headers, rawHeaders, socket } = request;
  if (headers[CLIENT_ADDRESS] !== undefined) {
    delete headers[CLIENT_ADDRESS];
    dropRaw(rawHeaders, CLIENT_ADDRESS);
  }
  const address = addressBehind(proxies, socket.remoteAddress, headers['x-forwarded-for']?.toString());
  if (address === undefined) return undefined;
  headers[CLIENT_ADDRESS] = address;
  if (raw) rawHeaders.push(CLIENT_ADDRESS, address);
  return address;
}
