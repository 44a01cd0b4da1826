import type pg from 'pg';
import { type ClaimedDelivery, type ClaimRoom, claimDue } from '@/lib/storage/queue/claim-due';
import { claimLimited } from '@/lib/storage/queue/claim-limited';
import type { RateGates } from './rate-gates';

export interface ClaimedRows {
  rows: ClaimedDelivery[];
  /** The rooms as they were: of an endpoint with a rate limit, what that allowed. */
  rooms: ClaimRoom[];
}

/**
 * Claims for endpoints with and without a rate limit, side by side. When one of the two claims fails, all of it has:
 * nobody then knows what is ours.
 */
export async function claimRows(
  pool: pg.Pool,
  gates: RateGates,
  owner: number,
  rooms: ClaimRoom[],
): Promise<ClaimedRows> {
  const limited = rooms.filter((lane) => gates.isLimited(lane.endpointId));
  if (limited.length === 0) return { rows: await claimDue(pool, owner, rooms), rooms };
  const free = rooms.filter((lane) => !gates.isLimited(lane.endpointId));
  const [without, within] = await Promise.allSettled([
    free.length === 0 ? [] : claimDue(pool, owner, free),
    claimLimited(pool, owner, limited),
  ]);
  if (without.status === 'rejected') throw without.reason;
  if (within.status === 'rejected') throw within.reason;
  const { rows, grants } = within.value;
  for (const { endpointId, waitMs } of grants) gates.closeFor(endpointId, waitMs);
  const granted = new Map(grants.map((grant) => [grant.endpointId, grant.granted]));
  const allowed = limited.map((lane) => ({ ...lane, room: granted.get(lane.endpointId) ?? lane.room }));
  return { rows: [...without.value, ...rows], rooms: [...free, ...allowed] };
}
