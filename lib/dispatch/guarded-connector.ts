import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { isAddressAllowed, reasonAgainst } from '@/lib/core/destination-policy';
import type { ClientCertificate } from '@/lib/storage/client-certificates';
import type { ConnectionWatch } from './connection-watch';
import type { DestinationPolicy } from './destination-settings';
import { NameNotResolvedError, type ResolveAddresses } from './resolve-addresses';

/** The destination is one that must not be sent to. The message says which and why. */
export class BlockedDestinationError extends Error {
  override readonly name = 'BlockedDestinationError';
}

/** Throws unless every one of the addresses may be sent to: one forbidden answer condemns the name (SECURITY 2). */
export function vetAddresses(hostname: string, addresses: string[], policy: DestinationPolicy): void {
  for (const address of addresses) {
    const verdict = isAddressAllowed(address, policy);
    if (verdict.allowed) continue;
    throw new BlockedDestinationError(reasonAgainst(hostname, address, verdict.reason));
  }
}

/**
 * A `lookup` for node's sockets that resolves, vets, and hands over exactly the vetted addresses. The socket connects
 * to what it is handed, so a name cannot change between check and use (DNS rebinding).
 */
function vettedLookup(policy: DestinationPolicy, resolve: ResolveAddresses): LookupFunction {
  return (hostname: string, options: LookupOptions, callback) => {
    resolve(hostname).then(
      (addresses) => {
        try {
          vetAddresses(hostname, addresses, policy);
          const found: LookupAddress[] = addresses.map((address) => ({ address, family: isIP(address) }));
          const [first] = found;
          if (!first) callback(new NameNotResolvedError(hostname, true), []);
          else if (options.all) callback(null, found);
          else callback(null, first.address, first.family);
        } catch (error) {
          callback(error as Error, []);
        }
      },
      (error: Error) => callback(error, []),
    );
  };
}

/** undici's connector, which also lets somebody time what it does. */
export type TimedConnector = (
  options: buildConnector.Options,
  callback: buildConnector.Callback,
  watch?: ConnectionWatch,
) => void;

/**
 * The only way out: a connector for undici that connects to vetted addresses. `lookup` is not called for IP
 * literals (nodejs/undici#2019), so those are vetted by the sender first; the address that the socket
 * reports is vetted here once more, whatever the way was. The name stays the one that TLS verifies.
 * `timeoutMs` covers resolving, TCP and TLS together.
 */
export function guardedConnector(
  policy: DestinationPolicy,
  resolve: ResolveAddresses,
  timeoutMs: number,
  certificate: ClientCertificate | null = null,
): TimedConnector {
  const connect = buildConnector({
    timeout: timeoutMs,
    lookup: vettedLookup(policy, resolve),
    autoSelectFamily: true,
    rejectUnauthorized: true,
    // Sent to receivers that ask for one, and to no other.
    ...(certificate && { cert: certificate.certificate, key: certificate.privateKey }),
  } as buildConnector.BuildOptions);
  return (options, callback, watch) => {
    watch?.begin();
    // It returns the socket at once, which its types do not say.
    const opening = connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      try {
        if (!socket?.remoteAddress) throw new BlockedDestinationError('The connection tells no address.');
        vetAddresses(socket.remoteAddress, [socket.remoteAddress], policy);
        callback(null, socket);
      } catch (blocked) {
        socket?.destroy();
        callback(blocked as Error, null);
      }
    }) as unknown as Socket;
    watch?.follow(opening);
  };
}
