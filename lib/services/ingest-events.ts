import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { StoredEvent } from '@/lib/dispatch/store-events';
import { findEventDomain } from '@/lib/storage/queue/find-event-domain';

/**
 * Hands in events for a sending domain of the caller's account or, for a primary, of one of its subaccounts (PRODUCT 4).
 * `readItems` is asked only once the caller may: a stranger's body is not even read. Throws `not_found`
 * for a foreign domain, `forbidden` for a disabled account or domain and for a key bound to another domain.
 */
export async function ingestEvents(
  caller: Caller,
  domainName: string,
  readItems: () => Promise<unknown[]>,
): Promise<{ items: StoredEvent[] }> {
  requireAccess(caller, 'events:write');
  const { account, region, domainId } = caller;
  const domain = await findEventDomain({ accountId: account.id, region, name: domainName });
  if (!domain) throw notFound('Domain');
  if (domainId !== undefined && domainId !== domain.id) {
    throw new AppError('forbidden', 'This key is bound to another domain.');
  }
  if (!domain.accountOpen) throw new AppError('forbidden', 'The account of this domain is disabled.');
  if (domain.state === 'disabled') throw new AppError('forbidden', 'This domain is disabled.');
  return acceptEvents({ domain, items: await readItems() });
}
