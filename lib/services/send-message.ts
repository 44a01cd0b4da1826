import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import type { MessageContent } from '@/lib/core/message-content';
import { messageIdOf } from '@/lib/core/message-ids';
import { NotAllowedToSendError } from '@/lib/core/message-refusals';
import { type SimulationContext, simulateMessage } from '@/lib/core/simulate-message';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import { countAcceptedThisMonth } from '@/lib/storage/accepted-this-month';
import { newEventId } from '@/lib/storage/ids';
import { type EventDomainRow, findEventDomain } from '@/lib/storage/queue/find-event-domain';

/** What the events of one message may take in all, as JSON: they are stored in one statement. */
const MAX_EVENTS_BYTES = 32 * 1024 * 1024;

async function sendingDomain(caller: Caller, name: string): Promise<EventDomainRow> {
  requireAccess(caller, 'events:write');
  const { account, region, domainId } = caller;
  const domain = await findEventDomain({ accountId: account.id, region, name });
  // A primary sends for a subaccount only on its behalf.
  if (!domain || domain.accountId !== account.id) throw notFound('Domain');
  if (domainId !== undefined && domainId !== domain.id) {
    throw new AppError('forbidden', 'This key is bound to another domain.');
  }
  if (!domain.accountOpen) throw new NotAllowedToSendError(domain.name, 'Account disabled');
  if (domain.state === 'disabled') throw new NotAllowedToSendError(domain.name, 'Domain disabled');
  if (!domain.maySend) throw new NotAllowedToSendError(domain.name, 'Sending disabled');
  const { monthlyLimit } = domain;
  // Counted before the message is taken: one that is posted at the same moment may go over.
  if (
    monthlyLimit !== null &&
    (await countAcceptedThisMonth(domain.accountId, new Date(), monthlyLimit)) >= monthlyLimit
  ) {
    throw new NotAllowedToSendError(domain.name, 'Monthly limit reached');
  }
  return domain;
}

function eventsOf(message: MessageContent, context: SimulationContext): unknown[] {
  const events: unknown[] = [];
  let bytes = 0;
  for (const event of simulateMessage(message, context)) {
    bytes += Buffer.byteLength(JSON.stringify(event));
    if (bytes > MAX_EVENTS_BYTES) {
      throw new AppError(
        'payload_too_large',
        "The message's events have more than 32 MiB: send it to fewer recipients.",
      );
    }
    events.push(event);
  }
  return events;
}

/**
 * Hands in a message for a sending domain of the caller's account. **Nothing is mailed**: the events that such a message would have
 * are accepted, all of them or none, and go to webhooks as any others. Answers its message id, without angle brackets.
 *
 * `readMessage` is asked only once the caller may send. Throws `not_found` for a foreign domain, `forbidden` for a key bound to
 * another one, `NotAllowedToSendError` for a disabled domain or account or where a primary switched sending off or limited it, and what `readMessage` throws.
 */
export async function sendMessage(
  caller: Caller,
  domainName: string,
  readMessage: () => Promise<MessageContent>,
): Promise<{ messageId: string }> {
  const domain = await sendingDomain(caller, domainName);
  const message = await readMessage();
  const now = new Date();
  const messageId = message.messageId ?? messageIdOf(now, newEventId(), domain.name);
  const context: SimulationContext = {
    accountId: domain.accountId,
    domainName: domain.name,
    region: caller.region,
    apiKeyId: caller.actorId,
    messageId,
    now,
    newId: newEventId,
  };
  await acceptEvents({ domain, items: eventsOf(message, context) }, now);
  return { messageId };
}
