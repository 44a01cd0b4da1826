import { takeTurn } from '@/lib/auth/take-turn';
import { rateLimited } from '@/lib/core/app-error';
import { Turns } from '@/lib/core/turns';
import { type ResolveAddresses, resolveAddresses } from '@/lib/dispatch/resolve-addresses';

/** Names of new URLs per minute and account: as many as webhooks may be saved (API_RATE_LIMIT), too few to map a network with. */
const PER_MINUTE = 300;
/** Of an account at once, and those that wait for their turn. */
const AT_ONCE = 8;
const WAITING = 64;

const running = new Map<string, Turns>();

/**
 * Looks names up for one account, so many a minute and a few at once, whichever door, key or person asks (SECURITY 26): names whose
 * servers hang hold up those of their own account. Throws `rate_limited`. `resolve` is how names are really looked up.
 */
export function boundedResolver(
  accountId: string,
  resolve: ResolveAddresses = resolveAddresses,
  { perMinute = PER_MINUTE, atOnce = AT_ONCE, waiting = WAITING } = {},
): ResolveAddresses {
  return async (hostname) => {
    takeTurn('names of URLs', accountId, perMinute);
    const turns = running.get(accountId) ?? new Turns(atOnce, waiting);
    running.set(accountId, turns);
    const found = await turns
      .run(() => resolve(hostname))
      .finally(() => {
        if (turns.isIdle) running.delete(accountId);
      });
    if (found === undefined) throw rateLimited(1);
    return found;
  };
}
