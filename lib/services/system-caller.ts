import type { Caller, CallerAccount } from '@/lib/core/access';
import { DEFAULT_REGION, type Region } from '@/lib/schemas/regions';

/** Postwire itself acting on an account: for bootstrap, demo data and tests. Never made from a request. */
export function systemCaller(account: CallerAccount, region: Region = DEFAULT_REGION): Caller {
  return { via: 'key', actorId: 'system', role: 'admin', home: account, account, region };
}
