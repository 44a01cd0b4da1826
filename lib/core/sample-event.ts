import type { EventType } from '@/lib/schemas/event-types';
import { messageEvent } from './message-event';
import { messageIdOf, storageOf } from './message-ids';

export interface SampleContext {
  accountId: string;
  domainName: string;
  now: Date;
  /** The event's id, `event-data.id`. */
  id: string;
}

const RECIPIENT = 'ada@customer.example';
const SECOND_MS = 1_000;
/** The sample message was delivered this long before somebody opened it. */
const READ_AFTER_SECONDS = 540;

/**
 * A realistic `event-data` object of a type, with the fields of MAILGUN 5.2 in its order: for the button
 * **Test webhook** and the demo's history. `normalizeEvent` accepts it and changes nothing in it. Ids derive from
 * the event's id: each sample is of a message of its own.
 */
export function sampleEvent(
  type: EventType,
  { accountId, domainName, now, id }: SampleContext,
): Record<string, unknown> {
  const seconds = now.getTime() / SECOND_MS;
  const messageId = messageIdOf(now, id, domainName);
  const sender = `orders@${domainName}`;
  return messageEvent(
    type,
    { id, seconds },
    {
      accountId,
      domainName,
      recipient: RECIPIENT,
      headers: {
        to: RECIPIENT,
        'message-id': messageId,
        from: `Acme Orders <${sender}>`,
        subject: 'Your order 10417 has shipped',
      },
      sender,
      size: 2_381,
      attachments: [],
      storage: storageOf(messageId, domainName, 'us'),
      tags: ['orders', 'shipped'],
      variables: { order_id: '10417', customer_id: '88' },
      testMode: false,
      apiKeyId: '00000000-00000000',
      deliveredAt: Math.floor(seconds) - READ_AFTER_SECONDS,
      url: 'https://shop.example.com/orders/10417',
    },
  );
}
