import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/lib/config/log';
import { isDatabaseAway } from '@/lib/storage/database-fault';
import { insertEvents, type NewDelivery, type NewEvent } from '@/lib/storage/queue/accept-events';
import { listStoredEvents } from '@/lib/storage/queue/list-stored-events';
import type { Queryable } from '@/lib/storage/queue/queryable';

const AGAIN_AFTER_MS = [100, 300, 900];
/** A database that takes longer than this to fail is not asked again: those who wait are told to come back. */
const GIVE_UP_AFTER_MS = 3_000;

/**
 * `insertEvents`, made again a few times when the connection breaks or the server restarts. Where the answer was lost, the rows
 * may have been stored all the same: they are told by their own ids, so that an event which this very call has
 * stored is never answered as a duplicate, and one without an id of its source's is never stored twice.
 */
export async function insertSurely(
  db: Queryable,
  events: NewEvent[],
  deliveries: NewDelivery[],
  settingsVersion: bigint,
): Promise<Set<bigint>> {
  const startedAt = performance.now();
  const ids = events.map(({ id }) => id);
  for (let tries = 0; ; tries += 1) {
    try {
      if (tries > 0) {
        // One statement stored all of them or none; those that are not there were duplicates then.
        const stored = await listStoredEvents(db, ids);
        if (stored.length > 0) return new Set(stored);
      }
      const accepted = await insertEvents(db, events, deliveries, settingsVersion);
      // The former statement may have gone on at the server: then this one has waited for it, and found its rows.
      if (tries > 0) for (const id of await listStoredEvents(db, ids)) accepted.add(id);
      return accepted;
    } catch (error) {
      const waitMs = AGAIN_AFTER_MS[tries];
      if (!isDatabaseAway(error) || waitMs === undefined || performance.now() - startedAt > GIVE_UP_AFTER_MS)
        throw error;
      log.warn({ error: String(error), events: events.length }, 'ingest.stored_again');
      await delay(waitMs);
    }
  }
}
