import type { LiveTopic } from '@/lib/schemas/live';
import { LivePublisher } from '@/lib/storage/live/live-publisher';
import { pool } from '@/lib/storage/pool';

const shared = globalThis as typeof globalThis & { postwireLivePublisher?: LivePublisher };

/**
 * Tells the tabs that look at an account, in whichever process they are connected, that something of a topic has changed.
 * Costs nothing to speak of, however often it is called; call it after the change was committed.
 */
export function notifyLive(accountId: string, topic: LiveTopic): void {
  shared.postwireLivePublisher ??= new LivePublisher(pool);
  shared.postwireLivePublisher.add(topic, accountId);
}
