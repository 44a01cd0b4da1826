import { redactEvent } from './redact-event';

const RECIPIENT = 'ada@customer.example';

/** A shortened event that has of everything that the rule looks at, and of what it leaves alone. */
const EVENT = {
  event: 'opened',
  recipient: RECIPIENT,
  ip: '198.51.100.7',
  envelope: { targets: RECIPIENT },
  message: { headers: { to: RECIPIENT, 'message-id': '20261120101112.4c1b@mg.example.com' } },
  'client-info': { 'user-agent': 'Mozilla/5.0' },
  'user-variables': { order_id: '10417' },
};

/** An event as webhooks get it without redaction and with it: what the rule itself makes of it, for people to compare. */
export function redactionSample(): Record<'before' | 'after', Record<string, unknown>> {
  return { before: EVENT, after: { ...redactEvent(EVENT) } };
}
