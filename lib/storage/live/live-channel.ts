import { LIVE_TOPICS, type LiveTopic } from '@/lib/schemas/live';

/** The channel on which processes tell each other of whose lists something has changed. */
export const LIVE_CHANNEL = 'postwire_live';

/** A notification has room for 8,000 bytes. */
const MAX_BYTES = 7_900;
const EVERYBODY = '*';

/** Whose lists of a topic have changed. */
export interface LiveChange {
  topic: LiveTopic;
  accountIds: ReadonlySet<string> | typeof EVERYBODY;
}

/** `deliveries:ID,ID`; where there are too many accounts for a notification, everybody is told. */
export function encodeChange(topic: LiveTopic, accountIds: ReadonlySet<string>): string {
  const text = `${topic}:${[...accountIds].join(',')}`;
  return text.length > MAX_BYTES ? `${topic}:${EVERYBODY}` : text;
}

/** Null for what no process of ours sent. */
export function decodeChange(payload: string): LiveChange | null {
  const [name, accounts] = payload.split(':');
  const topic = LIVE_TOPICS.find((each) => each === name);
  if (topic === undefined || !accounts) return null;
  return { topic, accountIds: accounts === EVERYBODY ? EVERYBODY : new Set(accounts.split(',')) };
}
