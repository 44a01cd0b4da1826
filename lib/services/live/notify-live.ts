import type { LiveTopic } from '@/lib/schemas/live';
import { publishChange } from '@/lib/storage/live/publish-change';

/**
 * Tells the tabs that look at an account, in whichever process they are connected, that something of a topic has changed.
 * Costs nothing to speak of, however often it is called; call it after the change was committed.
 */
export function notifyLive(accountId: string, topic: LiveTopic): void {
  publishChange(topic, accountId);
}
