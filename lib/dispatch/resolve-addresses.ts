import { lookup, Resolver } from 'node:dns/promises';
import { Turns } from '@/lib/core/turns';

/** All addresses of a name, v4 and v6. Rejects when there are none. */
export type ResolveAddresses = (hostname: string) => Promise<string[]>;

/** The name has no address, or the name servers do not say. */
export class NameNotResolvedError extends Error {
  override readonly name = 'NameNotResolvedError';
  constructor(
    readonly hostname: string,
    /** The name servers answered that there is no such name; false when they did not answer. */
    readonly definite: boolean,
  ) {
    super(`The name ${hostname} could not be resolved.`);
  }
}

const inFlight = new Map<string, Promise<string[]>>();

async function ask(hostname: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return addresses;
  if (answers.some((answer) => answer.status === 'rejected' && answer.reason?.code === 'ETIMEOUT')) {
    throw new NameNotResolvedError(hostname, false);
  }
  const found = await systemTurns.run(() => askSystem(hostname));
  if (found === undefined) throw new NameNotResolvedError(hostname, false);
  return found;
}

/** Of the four threads that a process has, for files and passwords as well, names whose servers hang may hold these. */
const SYSTEM_AT_ONCE = 2;
const SYSTEM_WAITING = 1_000;
const systemTurns = new Turns(SYSTEM_AT_ONCE, SYSTEM_WAITING);

/** The system's own way: knows the hosts file and search domains, but holds a thread while it waits. */
async function askSystem(hostname: string): Promise<string[]> {
  try {
    const answers = await lookup(hostname, { all: true, verbatim: true });
    return answers.map((answer) => answer.address);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new NameNotResolvedError(hostname, code === 'ENOTFOUND');
  }
}

/**
 * Asks the name servers directly, and the system only for names that they do not know: a name whose servers hang
 * must not hold all of the few threads that the system's resolver has, and with them every other endpoint's
 * connections. Who asks for a name while it is being asked for gets the same answer; nothing is kept.
 */
export function resolveAddresses(hostname: string): Promise<string[]> {
  const name = hostname.replace(/\.$/, '').toLowerCase();
  const running = inFlight.get(name);
  if (running) return running;
  const local = name === 'localhost' || name.endsWith('.localhost');
  const asked = (local ? askSystem(name) : ask(name)).finally(() => inFlight.delete(name));
  inFlight.set(name, asked);
  return asked;
}
