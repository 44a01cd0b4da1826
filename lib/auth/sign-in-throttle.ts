import { createHmac } from 'node:crypto';
import { env } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import {
  forgetSignIns,
  pruneSignIns,
  restartWait,
  signInWaitS,
  type ThrottleRule,
  takeBackSignIn,
  takeSignIn,
} from '@/lib/storage/sign-in-throttle';
import { countedClient } from './client-address';

/** People mistype; after that guessing one person's password is slowed down, wherever it comes from. */
const ACCOUNT: ThrottleRule = { freeFailures: 4, longestWaitS: 15 * 60 };
/** Many people may share an address; one that tries many accounts is slowed down all the same. */
const ADDRESS: ThrottleRule = { freeFailures: 30, longestWaitS: 15 * 60 };

const PRUNE_EVERY_MS = 60 * 60_000;
let prunedAt = 0;

function pruneRarely(): void {
  if (Date.now() - prunedAt < PRUNE_EVERY_MS) return;
  prunedAt = Date.now();
  pruneSignIns().catch((error: Error) => log.warn({ error: error.message }, 'sign_in.prune_failed'));
}

/** Addresses are kept as keyed digests: the table tells nobody who tried to sign in, or from where. */
function digest(kind: string, value: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`${kind}:${value}`).digest('base64url');
}

/**
 * Slows down guessing (SECURITY 22), by account and by client address, in the database, so that several web processes count
 * together: beyond the free failures each further one doubles the wait, from 1 s to 15 min. Emails that nobody has are
 * counted like any other, so that waiting tells nothing. `address` is '' where it is not known; this machine's own, which
 * may be a proxy's, is not counted: set TRUSTED_PROXIES.
 */
export function signInThrottle(email: string, address: string) {
  const account = digest('account', email);
  const client = countedClient(address);
  const from = client === null ? null : digest('address', client);
  return {
    /** False when this try must wait. Else it is counted as failed, until `succeed`. */
    async take(): Promise<boolean> {
      pruneRarely();
      // The address first: one that must wait may not make an account wait longer.
      if (from !== null && !(await takeSignIn(from, ADDRESS))) return false;
      return takeSignIn(account, ACCOUNT);
    },
    /** Seconds until another try is looked at; at least 1. */
    async waitS(): Promise<number> {
      return Math.max(1, await signInWaitS(from === null ? [account] : [account, from]));
    },
    /** The try failed: its wait, if it has one, begins now. */
    async fail(): Promise<void> {
      await restartWait(account, ACCOUNT);
      if (from !== null) await restartWait(from, ADDRESS);
    },
    async succeed(): Promise<void> {
      await forgetSignIns(account);
      if (from !== null) await takeBackSignIn(from);
    },
  };
}
