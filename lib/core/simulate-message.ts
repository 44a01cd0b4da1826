import type { EventType } from '@/lib/schemas/event-types';
import type { Region } from '@/lib/schemas/regions';
import { type MessageContent, mailboxText } from './message-content';
import { type EventMessage, messageEvent } from './message-event';
import { storageOf } from './message-ids';
import { messageViews, shownHeader } from './message-views';

export interface SimulationContext {
  accountId: string;
  domainName: string;
  region: Region;
  /** Of the key that handed the message in. */
  apiKeyId: string;
  /** Without angle brackets. */
  messageId: string;
  now: Date;
  newId: () => string;
}

/** What becomes of a message, by the local part of its recipient. All others get it, and no more is heard. */
const FATES: Record<string, readonly EventType[]> = {
  bounce: ['accepted', 'permanent_fail'],
  defer: ['accepted', 'temporary_fail', 'delivered'],
  complain: ['accepted', 'delivered', 'complained'],
  open: ['accepted', 'delivered', 'opened'],
  click: ['accepted', 'delivered', 'opened', 'clicked'],
  unsub: ['accepted', 'delivered', 'unsubscribed'],
};
const DELIVERED: readonly EventType[] = ['accepted', 'delivered'];

const SECOND_MS = 1_000;
/** Events of a message are this far apart, unless there are very many: its last one is never more than a second away. */
const STEP_SECONDS = 0.001;
const LONGEST_SECONDS = 1;

/**
 * The event types of a message to a recipient, in order. `bounce+anything@` counts as `bounce@`, in any case of letters.
 * Without tracking nobody learns of an open or a click.
 */
export function fateOf(recipient: string, tracking: { opens: boolean; clicks: boolean }): EventType[] {
  const local = recipient.slice(0, recipient.lastIndexOf('@')).toLowerCase();
  const name = local.split('+', 1)[0] ?? '';
  const fate = Object.hasOwn(FATES, name) ? (FATES[name] ?? DELIVERED) : DELIVERED;
  return fate.filter((type) => (type !== 'opened' || tracking.opens) && (type !== 'clicked' || tracking.clicks));
}

/**
 * The `event-data` objects of a message, recipient by recipient (nothing is mailed). All bear the message's id; their
 * timestamps increase from `now` on. Each passes `normalizeEvent` as it is.
 */
export function* simulateMessage(
  message: MessageContent,
  context: SimulationContext,
): Generator<Record<string, unknown>> {
  const { accountId, domainName, region, apiKeyId, messageId, now, newId } = context;
  const plans = messageViews(message).map((view) => ({ view, fate: fateOf(view.recipient, message.tracking) }));
  const total = plans.reduce((sum, { fate }) => sum + fate.length, 0);
  const step = Math.min(STEP_SECONDS, LONGEST_SECONDS / total);
  const from = shownHeader(mailboxText(message.from));
  const storage = storageOf(messageId, domainName, region);
  let count = 0;
  for (const { view, fate } of plans) {
    const { recipient, to, subject, variables, url } = view;
    const common: EventMessage = {
      accountId,
      domainName,
      recipient,
      headers: { to, 'message-id': messageId, from, subject },
      sender: message.from.address,
      size: message.size,
      attachments: message.attachments,
      storage,
      tags: message.tags,
      variables,
      testMode: message.testMode,
      apiKeyId,
      deliveredAt: 0,
      url,
    };
    for (const type of fate) {
      const seconds = now.getTime() / SECOND_MS + count * step;
      if (type === 'delivered') common.deliveredAt = Math.floor(seconds);
      yield messageEvent(type, { id: newId(), seconds }, common);
      count += 1;
    }
  }
}
