import type { Caller, CallerAccount } from '@/lib/core/access';
import { DEFAULT_REGION, type Region } from '@/lib/schemas/regions';

/** Id of Postwire itself where it acts. */
export const SYSTEM = 'system';

/** Postwire itself acting on an account: for bootstrap, demo data and tests. Never made from a request. */
export function systemCaller(account: CallerAccount, region: Region = DEFAULT_REGION): Caller {
  return { via: 'key', actorId: SYSTEM, role: 'admin', home: account, account, region };
}
