import { sampleEvent } from '@/lib/core/sample-event';

const ID = 'ID-OF-THE-EVENT';
const SENT = 'TIME-OF-ITS-MAKING';

/** Makes the JSON of an event: a Mailgun-shaped `delivered`, about 1.3 kB as `event-data`. */
export type MakeEvent = (id: string, sentAt: number) => string;

/**
 * Events of a domain as text, so that making them takes next to nothing of the machine that is measured. When each was made
 * stands in its user variables, which nothing redacts: the receiver reads from it how long the event was under way.
 */
export function eventTemplate(domainName: string): MakeEvent {
  const sample = sampleEvent('delivered', { accountId: '0'.repeat(24), domainName, now: new Date(), id: ID });
  const text = JSON.stringify({ ...sample, 'user-variables': { sent: SENT, order: '10417' } });
  const [head = '', rest = ''] = text.split(ID);
  const [middle = '', tail = ''] = rest.split(SENT);
  return (id, sentAt) => `${head}${id}${middle}${sentAt.toFixed(3)}${tail}`;
}
