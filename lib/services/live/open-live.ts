import { type Caller, requireAccess } from '@/lib/core/access';
import type { LiveTopic } from '@/lib/schemas/live';
import { idScope } from '../log-scope';
import { type LiveSubscriber, liveHub } from './live-hub';

/** An open stream of changes. */
export interface LiveStream {
  /** Looks again at whose changes it may hear; throws when it may not any more. */
  renew(caller: Caller): Promise<void>;
  close(): void;
}

/**
 * Tells of changes of the account that the caller acts upon and, for a primary, of its subaccounts, until it is closed. Throws
 * `rate_limited` when too many streams are open.
 */
export async function openLive(
  caller: Caller,
  on: { changed(topic: LiveTopic): void; end(): void },
): Promise<LiveStream> {
  requireAccess(caller, 'deliveries:read');
  const scopeOf = async (of: Caller) => new Set(await idScope(of));
  const subscriber: LiveSubscriber = {
    homeAccountId: caller.home.id,
    accountIds: await scopeOf(caller),
    onChanged: (topic) => on.changed(topic),
    onEnd: () => on.end(),
  };
  const leave = liveHub().subscribe(subscriber);
  return {
    async renew(now) {
      requireAccess(now, 'deliveries:read');
      subscriber.accountIds = await scopeOf(now);
    },
    close: leave,
  };
}
