import { AppError } from '@/lib/core/app-error';
import { isAddressAllowed, parseDestination, reasonAgainst } from '@/lib/core/destination-policy';
import { binIdOf } from '@/lib/core/own-bin-url';
import { type DestinationPolicy, destinationPolicy, egressProxy } from './destination-settings';
import { NO_SUCH_BIN } from './no-such-bin';
import { type OwnServer, ownServer } from './own-server';
import { NameNotResolvedError, type ResolveAddresses, resolveAddresses } from './resolve-addresses';

const RESOLVE_WITHIN_MS = 3_000;

function refuse(reason: string): never {
  throw new AppError('invalid_request', reason, { url: reason });
}

/** The name's addresses; null when it has none, or nobody said in time. */
async function tryResolve(hostname: string, resolve: ResolveAddresses): Promise<string[] | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((settle) => {
    timer = setTimeout(() => settle(null), RESOLVE_WITHIN_MS);
  });
  try {
    return await Promise.race([resolve(hostname), late]);
  } catch (error) {
    if (error instanceof NameNotResolvedError) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether a URL may be saved as a webhook's: the same rules as at connect (PRODUCT 2, Destinations). Throws
 * `invalid_request` with the reason under `fields.url`. A name that does not resolve yet is accepted, since a
 * receiver's DNS often comes later and delivery fails closed, except under `.invalid`, which never will. One of our own
 * bins may be saved under any policy, if it exists. `resolve` is null behind an egress proxy: what a name means is the
 * proxy's to say.
 */
export async function checkDestination(
  url: string,
  policy: DestinationPolicy = destinationPolicy(),
  resolve: ResolveAddresses | null = egressProxy() ? null : resolveAddresses,
  own: OwnServer = ownServer(),
): Promise<void> {
  const target = parseDestination(url);
  if (!target.ok) refuse(target.reason);
  const binId = binIdOf(target.url, own.origin);
  if (binId !== null) {
    if (await own.isBin(binId)) return;
    refuse(NO_SUCH_BIN);
  }
  if (/(^|\.)invalid$/i.test(target.hostname)) refuse('host not found');
  const byName = resolve && target.literal === null ? await tryResolve(target.hostname, resolve) : null;
  const addresses = target.literal === null ? byName : [target.literal];
  for (const address of addresses ?? []) {
    const verdict = isAddressAllowed(address, policy);
    if (!verdict.allowed) refuse(reasonAgainst(target.hostname, address, verdict.reason));
  }
}
