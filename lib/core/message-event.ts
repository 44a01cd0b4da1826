import type { EventType } from '@/lib/schemas/event-types';
import { withFraction } from './event-timestamp';
import { eventNameOf, logLevelOf } from './event-type';

type JsonObject = Record<string, unknown>;

export interface AttachmentInfo {
  filename: string;
  'content-type': string;
  /** In bytes. */
  size: number;
}

/** What the events of one message to one recipient say of it. */
export interface EventMessage {
  accountId: string;
  domainName: string;
  recipient: string;
  /** Without angle brackets in `message-id`; in the order of the samples. */
  headers: { to: string; 'message-id': string; from: string; subject: string };
  /** The bare address of `from`. */
  sender: string;
  /** In bytes. */
  size: number;
  attachments: AttachmentInfo[];
  storage: { key: string; url: string };
  tags: string[];
  variables: JsonObject;
  testMode: boolean;
  /** Who handed it in. */
  apiKeyId: string;
  /** Whole epoch seconds; said by what comes after the delivery. */
  deliveredAt: number;
  /** The link that is clicked. */
  url: string;
}

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
const SENDING_IP = '203.0.113.10';
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

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
const recipientFields = ({ recipient }: EventMessage) => ({ recipient, 'recipient-domain': domainOf(recipient) });
const withProvider = (message: EventMessage) => ({ ...recipientFields(message), 'recipient-provider': 'Other' });
const envelopeOf = ({ sender, recipient }: EventMessage) => ({ sender, targets: recipient, transport: 'smtp' });

function sent(type: keyof typeof DELIVERY_STATUS, message: EventMessage): JsonObject {
  const { attachments, headers, size, storage, tags, variables, testMode, domainName, recipient } = message;
  return {
    flags: {
      'is-authenticated': true,
      'is-routed': false,
      'is-big': false,
      'is-system-test': false,
      'is-test-mode': testMode,
    },
    message: { attachments, headers, size },
    storage,
    ...withProvider(message),
    'primary-dkim': `k1._domainkey.${domainName}`,
    tags,
    campaigns: [],
    'delivery-status': {
      'attempt-no': 1,
      description: '',
      'session-seconds': 0.482,
      'mx-host': `mx1.${domainOf(recipient)}`,
      'first-delivery-attempt-seconds': 0.071,
      ...DELIVERY_STATUS[type],
    },
    envelope: { ...envelopeOf(message), 'sending-ip': SENDING_IP },
    'user-variables': variables,
  };
}

function read(message: EventMessage): JsonObject {
  const { headers, deliveredAt, tags, variables } = message;
  return {
    message: { headers: { 'message-id': headers['message-id'] } },
    campaigns: [],
    'delivered-at': deliveredAt,
    ...withProvider(message),
    tags,
    ...READER,
    'user-variables': variables,
  };
}

/** What a type has beyond the common head (MAILGUN 5.2, the table). */
const BODIES: Record<EventType, (message: EventMessage) => JsonObject> = {
  accepted: (message) => ({
    'api-key-id': message.apiKeyId,
    method: 'HTTP',
    envelope: envelopeOf(message),
    flags: { 'is-authenticated': true, 'is-test-mode': message.testMode },
    message: { headers: message.headers, size: message.size },
    ...recipientFields(message),
    storage: message.storage,
    tags: message.tags,
    'user-variables': message.variables,
  }),
  delivered: (message) => sent('delivered', message),
  permanent_fail: (message) => sent('permanent_fail', message),
  temporary_fail: (message) => sent('temporary_fail', message),
  opened: read,
  clicked: (message) => ({ ...read(message), url: message.url }),
  // `*`: unsubscribed from everything, not from one tag.
  unsubscribed: (message) => {
    const { 'delivered-at': _, ...rest } = read(message);
    return { ...rest, tags: ['*'] };
  },
  complained: (message) => ({
    message: { headers: message.headers, size: message.size },
    campaigns: [],
    ...withProvider(message),
    tags: message.tags,
    'user-variables': message.variables,
    envelope: { 'sending-ip': SENDING_IP },
    storage: message.storage,
  }),
};

/**
 * The `event-data` object of a type for a message, with the fields of MAILGUN 5.2 in its order. `seconds` is epoch
 * time. `normalizeEvent` accepts it and changes nothing in it.
 */
export function messageEvent(
  type: EventType,
  { id, seconds }: { id: string; seconds: number },
  message: EventMessage,
): JsonObject {
  const { event, severity } = eventNameOf(type);
  return {
    event,
    id,
    timestamp: withFraction(seconds),
    'log-level': logLevelOf(type),
    ...(severity && { severity, reason: severity === 'permanent' ? 'bounce' : 'generic' }),
    account: { id: message.accountId },
    domain: { name: message.domainName },
    ...BODIES[type](message),
  };
}
