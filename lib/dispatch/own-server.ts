import { networkInterfaces } from 'node:os';
import { env } from '@/lib/config/env';
import { listeningUrl } from '@/lib/config/listening-url';
import { listeningOrigin, ownOrigin } from '@/lib/config/own-origin';
import { parseCidrs } from '@/lib/core/destination-policy';
import { liveBinLookUp } from '@/lib/storage/bins/find-live-bin';
import { type DestinationPolicy, destinationPolicy } from './destination-settings';

/** Our own web process, as the sender needs it to reach our own bins, and nothing else there (decision 0011). */
export interface OwnServer {
  /** What the URLs of bins begin with. */
  origin: string;
  /** Where they are really connected to. */
  dial: string;
  /** The addresses that such a connection may have. */
  policy: DestinationPolicy;
  /** Whether a bin exists. */
  isBin(id: string): Promise<boolean>;
}

/** Every address but the cloud's metadata, which no policy allows. */
const ANY = '0.0.0.0/0,::/0';
const KNOWN_FOR_MS = 5_000;
const MAX_KNOWN = 4_096;

/** The addresses of this machine: what connects to one of them on our port can only reach us. */
function thisMachine(): DestinationPolicy {
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const addresses = own.map(({ address }) => address.replace(/%.*$/, ''));
  return parseCidrs(['127.0.0.0/8', '::1', ...addresses].join(','));
}

/**
 * Where bins are reached: at the listening address of this machine's web process where there is one, so that the name in
 * PUBLIC_URL is not even asked for; else at PUBLIC_URL, at whatever address where TLS proves that it is ours, and under the
 * ordinary policy where nothing does.
 */
function reach(origin: string): Pick<OwnServer, 'dial' | 'policy'> {
  const { PUBLIC_URL, HOST, PORT } = env();
  const listening = listeningOrigin();
  if (listening !== null) return { dial: listening, policy: thisMachine() };
  if (PUBLIC_URL === undefined) return { dial: listeningUrl(HOST, PORT), policy: thisMachine() };
  return { dial: origin, policy: origin.startsWith('https:') ? parseCidrs(ANY) : destinationPolicy() };
}

const findLiveBin = liveBinLookUp();
const known = new Map<string, { exists: boolean; until: number }>();

/** Asked of the database at most once in five seconds for each bin. */
async function isBin(id: string): Promise<boolean> {
  const now = Date.now();
  const before = known.get(id);
  if (before && before.until > now) return before.exists;
  const exists = (await findLiveBin(id)) !== null;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(id, { exists, until: now + KNOWN_FOR_MS });
  return exists;
}

/** By the settings of this process. */
export function ownServer(): OwnServer {
  const origin = ownOrigin();
  return { origin, ...reach(origin), isBin };
}
