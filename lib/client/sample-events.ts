import type { EventType } from '@/lib/schemas/event-types';

/** An event as `POST /api/domains/{domain}/events` takes it. */
export type SampleEvent = { event: string; recipient: string } & Record<string, unknown>;

const RECIPIENT = 'ada@customer.example';
const URL = 'https://shop.example.com/orders/10417';
/** What each type says beyond what all of them say (MAILGUN 5.2). */
const DETAILS: Record<EventType, { event: string } & Record<string, unknown>> = {
  accepted: { event: 'accepted', method: 'HTTP' },
  delivered: { event: 'delivered', 'delivery-status': { code: 250, message: 'OK', 'attempt-no': 1 } },
  opened: { event: 'opened', ip: '203.0.113.7' },
  clicked: { event: 'clicked', ip: '203.0.113.7', url: URL },
  unsubscribed: { event: 'unsubscribed', ip: '203.0.113.7' },
  complained: { event: 'complained' },
  temporary_fail: {
    event: 'failed',
    severity: 'temporary',
    reason: 'generic',
    'delivery-status': { code: 451, message: 'The mailbox is busy. Try again later.', 'attempt-no': 1 },
  },
  permanent_fail: {
    event: 'failed',
    severity: 'permanent',
    reason: 'bounce',
    'delivery-status': { code: 550, message: 'There is no such mailbox.', 'attempt-no': 1 },
  },
};

/** In the order in which they happen to one message; `MESSAGE_STORY` in one batch tells its whole story. */
export const MESSAGE_STORY: readonly EventType[] = [
  'accepted',
  'temporary_fail',
  'delivered',
  'opened',
  'clicked',
  'unsubscribed',
  'complained',
];

/** The id of a sample message, unlike that of any other: `unique` is 16 hex digits of chance. */
export function sampleMessageId(now: Date, unique: string, domain: string): string {
  return `${now.toISOString().replace(/\D/g, '').slice(0, 14)}.${unique}@${domain}`;
}

/** An event of a type about the sample message. */
export function sampleEvent(
  type: EventType,
  { messageId, domain, at }: { messageId: string; domain: string; at: Date },
): SampleEvent {
  return {
    recipient: RECIPIENT,
    timestamp: at.getTime() / 1_000,
    'log-level': type === 'permanent_fail' ? 'error' : type === 'temporary_fail' ? 'warn' : 'info',
    message: {
      headers: {
        to: RECIPIENT,
        'message-id': messageId,
        from: `Acme Orders <orders@${domain}>`,
        subject: 'Your order 10417 has shipped',
      },
      size: 2_381,
    },
    tags: ['sample'],
    'user-variables': { order_id: '10417' },
    ...DETAILS[type],
  };
}
