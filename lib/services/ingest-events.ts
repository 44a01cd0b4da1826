import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { StoredEvent } from '@/lib/dispatch/store-events';
import { type EventDomainRow, findEventDomain } from '@/lib/storage/queue/find-event-domain';
import { type Settings, withSettings } from '@/lib/storage/settings';

/** A refusal that may stand no longer: a key, a domain, an account that was not there or not open when it was looked at. */
function mayBeStale(error: unknown): boolean {
  return error instanceof AppError && ['unauthenticated', 'forbidden', 'not_found'].includes(error.code);
}

function requireDomain(caller: Caller, domain: EventDomainRow | null): EventDomainRow {
  if (!domain) throw notFound('Domain');
  if (caller.domainId !== undefined && caller.domainId !== domain.id) {
    throw new AppError('forbidden', 'This key is bound to another domain.');
  }
  if (!domain.accountOpen) throw new AppError('forbidden', 'The account of this domain is disabled.');
  if (domain.state === 'disabled') throw new AppError('forbidden', 'This domain is disabled.');
  return domain;
}

/**
 * Hands in events for a sending domain of the caller's account or, for a primary, of one of its subaccounts (PRODUCT 4).
 * `readItems` is asked only once the caller may: a stranger's body is not even read. Throws `not_found`
 * for a foreign domain, `forbidden` for a disabled account or domain and for a key bound to another domain.
 *
 * Caller, domain and webhooks come from the settings that this process has read before, and the statement that stores the
 * events proves that they still stand (decision 0009). Where they do not, all of it is asked again, `callerOf` too.
 */
export async function ingestEvents(
  callerOf: (settings: Settings) => Promise<Caller>,
  domainName: string,
  readItems: () => Promise<unknown[]>,
): Promise<{ items: StoredEvent[] }> {
  let read: Promise<unknown[]> | undefined;
  return withSettings(async (settings) => {
    const caller = await callerOf(settings);
    requireAccess(caller, 'events:write');
    const of = { accountId: caller.account.id, region: caller.region, name: domainName };
    const found = await settings.keep(`domain ${of.accountId} ${of.region} ${of.name}`, () => findEventDomain(of));
    const domain = requireDomain(caller, found);
    read ??= readItems();
    return acceptEvents({ domain, items: await read, settings });
  }, mayBeStale);
}
