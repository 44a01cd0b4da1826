import type { EventType } from '@/lib/schemas/event-types';
import { withFraction } from './event-timestamp';
import { eventNameOf, logLevelOf } from './event-type';

export interface SampleContext {
  accountId: string;
  domainName: string;
  now: Date;
  /** The event's id, `event-data.id`. */
  id: string;
}

type JsonObject = Record<string, unknown>;

const RECIPIENT = 'ada@customer.example';
const SIZE = 2_381;
const SECOND_MS = 1_000;
/** The sample message was delivered this long before somebody opened it. */
const READ_AFTER_SECONDS = 540;

/** What the message was, in the parts that several types carry. Ids derive from the event's id: each sample is its own. */
function messageParts({ domainName, now, id }: SampleContext) {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const unique = Buffer.from(id, 'utf8').toString('hex').slice(0, 16);
  const key = `BAAB${Buffer.from(`${id}.${stamp}`, 'utf8').toString('base64url').slice(0, 30)}`;
  const headers = {
    to: RECIPIENT,
    'message-id': `${stamp}.${unique}@${domainName}`,
    from: `Acme Orders <orders@${domainName}>`,
    subject: 'Your order 10417 has shipped',
  };
  return {
    headers,
    attached: { attachments: [], headers, size: SIZE },
    idOnly: { headers: { 'message-id': headers['message-id'] } },
    storage: { key, url: `https://storage-us-east4.api.mailgun.net/v3/domains/${domainName}/messages/${key}` },
    envelope: { sender: `orders@${domainName}`, targets: RECIPIENT, transport: 'smtp' },
  };
}

const RECIPIENT_FIELDS = { recipient: RECIPIENT, 'recipient-domain': 'customer.example' };
const WITH_PROVIDER = { ...RECIPIENT_FIELDS, 'recipient-provider': 'Other' };
const TAGS = { tags: ['orders', 'shipped'] };
const VARIABLES = { 'user-variables': { order_id: '10417', customer_id: '88' } };
const SENT_FLAGS = {
  'is-authenticated': true,
  'is-routed': false,
  'is-big': false,
  'is-system-test': false,
  'is-test-mode': false,
};
const READER = {
  ip: '198.51.100.23',
  'client-info': {
    'client-name': 'Chrome',
    'client-os': 'OS X',
    'client-type': 'browser',
    'device-type': 'desktop',
    'user-agent':
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
    bot: '',
  },
  geolocation: { city: 'Lyon', country: 'FR', region: 'Unknown', timezone: 'Europe/Paris' },
};
const SESSION = { 'certificate-verified': true, tls: true, utf8: true };

/** `delivery-status` of the three types in which a mail server answered. */
const DELIVERY_STATUS = {
  delivered: { code: 250, message: 'OK', 'enhanced-code': '2.0.0', ...SESSION },
  permanent_fail: {
    code: 550,
    message: '5.1.1 mailbox does not exist',
    'enhanced-code': '5.1.1',
    ...SESSION,
    'bounce-type': 'hard',
  },
  temporary_fail: { code: 421, message: '4.7.0 try again later', 'enhanced-code': '4.7.0', 'retry-seconds': 600 },
};

function sent(type: keyof typeof DELIVERY_STATUS, context: SampleContext): JsonObject {
  const { attached, storage, envelope } = messageParts(context);
  return {
    flags: SENT_FLAGS,
    message: attached,
    storage,
    ...WITH_PROVIDER,
    'primary-dkim': `k1._domainkey.${context.domainName}`,
    ...TAGS,
    campaigns: [],
    'delivery-status': {
      'attempt-no': 1,
      description: '',
      'session-seconds': 0.482,
      'mx-host': 'mx1.customer.example',
      'first-delivery-attempt-seconds': 0.071,
      ...DELIVERY_STATUS[type],
    },
    envelope: { ...envelope, 'sending-ip': '203.0.113.10' },
    ...VARIABLES,
  };
}

function read(context: SampleContext): JsonObject {
  const deliveredAt = Math.floor(context.now.getTime() / SECOND_MS) - READ_AFTER_SECONDS;
  return {
    message: messageParts(context).idOnly,
    campaigns: [],
    'delivered-at': deliveredAt,
    ...WITH_PROVIDER,
    ...TAGS,
    ...READER,
    ...VARIABLES,
  };
}

/** What a type has beyond the common head (MAILGUN 5.2, the table). */
const BODIES: Record<EventType, (context: SampleContext) => JsonObject> = {
  accepted: (context) => {
    const { envelope, headers, storage } = messageParts(context);
    return {
      'api-key-id': '00000000-00000000',
      method: 'HTTP',
      envelope,
      flags: { 'is-authenticated': true, 'is-test-mode': false },
      message: { headers, size: SIZE },
      ...RECIPIENT_FIELDS,
      storage,
      ...TAGS,
      ...VARIABLES,
    };
  },
  delivered: (context) => sent('delivered', context),
  permanent_fail: (context) => sent('permanent_fail', context),
  temporary_fail: (context) => sent('temporary_fail', context),
  opened: read,
  clicked: (context) => ({ ...read(context), url: 'https://shop.example.com/orders/10417' }),
  unsubscribed: (context) => {
    const { 'delivered-at': _, ...rest } = read(context);
    return { ...rest, tags: ['*'] };
  },
  complained: (context) => {
    const { headers, storage } = messageParts(context);
    return {
      message: { headers, size: SIZE },
      campaigns: [],
      ...WITH_PROVIDER,
      ...TAGS,
      ...VARIABLES,
      envelope: { 'sending-ip': '203.0.113.10' },
      storage,
    };
  },
};

/**
 * A realistic `event-data` object of a type, with the fields of MAILGUN 5.2 in its order: for the button
 * **Test webhook** and the demo's history. `normalizeEvent` accepts it and changes nothing in it.
 */
export function sampleEvent(type: EventType, context: SampleContext): JsonObject {
  const { event, severity } = eventNameOf(type);
  return {
    event,
    id: context.id,
    timestamp: withFraction(context.now.getTime() / SECOND_MS),
    'log-level': logLevelOf(type),
    ...(severity && { severity, reason: severity === 'permanent' ? 'bounce' : 'generic' }),
    account: { id: context.accountId },
    domain: { name: context.domainName },
    ...BODIES[type](context),
  };
}
