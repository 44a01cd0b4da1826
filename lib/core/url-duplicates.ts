import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';

/** Where a webhook is configured, and by whom. */
export interface UrlPlace {
  accountId: string;
  /** The primary's id when the account is a subaccount. */
  parentId: string | null;
  domainId: string | null;
  level: 'account' | 'domain';
}

/** A webhook that is enabled and has the URL in question. */
export interface UrlHolder extends UrlPlace {
  webhookId: string;
  eventTypes: readonly EventType[];
}

export interface UrlDuplicate<H extends UrlHolder> {
  holder: H;
  /** Whether the webhook in question sends and the holder is skipped, or the other way round. */
  sends: boolean;
  /** For which types. */
  eventTypes: EventType[];
}

/** Place in the order of PRODUCT 2: the primary's account level, the account's, the domain's. */
function rank({ level, parentId }: UrlPlace): number {
  if (level === 'domain') return 2;
  return parentId === null ? 0 : 1;
}

/** Whether there can be an event of which both hear, other than at one and the same scope. */
function canMeet(one: UrlPlace, other: UrlPlace): boolean {
  if (one.level === other.level && one.accountId === other.accountId) return false;
  if (one.level === 'domain' && other.level === 'domain') return false;
  if (one.accountId === other.accountId) return true;
  const [primary, below] = one.parentId === null ? [one, other] : [other, one];
  // Of a primary only the account level hears of its subaccounts' events.
  return below.parentId === primary.accountId && primary.level === 'account';
}

/**
 * What the rule of PRODUCT 2 ("each unique URL once; the first in the order wins") comes to between a webhook that is
 * being made and those that have its URL at other levels. `eventTypes` empty: nothing is chosen yet, all of them are
 * looked at. A type is told of once, by the webhook that sends it.
 */
export function urlDuplicates<H extends UrlHolder>(
  own: UrlPlace & { eventTypes: readonly EventType[] },
  holders: readonly H[],
): UrlDuplicate<H>[] {
  const wanted = own.eventTypes.length > 0 ? own.eventTypes : EVENT_TYPES;
  const sentByOthers = new Set<EventType>();
  const inOrder = holders.filter((holder) => canMeet(own, holder)).sort((a, b) => rank(a) - rank(b));
  return inOrder.flatMap((holder) => {
    const sends = rank(own) < rank(holder);
    const eventTypes = EVENT_TYPES.filter(
      (type) => wanted.includes(type) && holder.eventTypes.includes(type) && !sentByOthers.has(type),
    );
    if (!sends) for (const type of eventTypes) sentByOthers.add(type);
    return eventTypes.length === 0 ? [] : [{ holder, sends, eventTypes }];
  });
}
