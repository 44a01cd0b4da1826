import type { Shape } from './event-shape';

const texts = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, 'text'])) as Record<Name, 'text'>;
const flags = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, 'flag'])) as Record<Name, 'flag'>;

/**
 * The fields of MAILGUN 5.2 and what each is. Receivers in typed languages read a whole event into such a structure and
 * refuse all of it for one value of another kind, so it is refused here, where its source can still be told.
 */
export const EVENT_SHAPE: Shape = {
  ...texts('severity', 'reason', 'log-level', 'recipient-domain', 'recipient-provider', 'primary-dkim'),
  ...texts('method', 'api-key-id', 'originating-ip', 'ip', 'url'),
  'delivered-at': 'whole',
  envelope: texts('sender', 'targets', 'transport', 'sending-ip', 'sending-host', 'mail-from'),
  message: {
    headers: texts('to', 'from', 'subject', 'message-id'),
    attachments: [{ ...texts('filename', 'content-type'), size: 'whole' }],
    recipients: ['text'],
    size: 'whole',
  },
  flags: flags('is-authenticated', 'is-routed', 'is-big', 'is-system-test', 'is-test-mode', 'is-delayed-bounce'),
  storage: texts('key', 'region', 'env'),
  'delivery-status': {
    ...texts('message', 'description', 'enhanced-code', 'mx-host', 'bounce-type', 'last-message'),
    ...flags('certificate-verified', 'tls', 'utf8'),
    code: 'whole',
    'attempt-no': 'whole',
    'retry-seconds': 'whole',
    'last-code': 'whole',
    'session-seconds': 'number',
    'first-delivery-attempt-seconds': 'number',
  },
  'client-info': texts('client-name', 'client-os', 'client-type', 'device-type', 'user-agent', 'bot', 'ip'),
  geolocation: texts('city', 'country', 'region', 'timezone'),
  campaigns: [texts('id', 'name')],
  'mailing-list': texts('address', 'list-id', 'sid'),
};
