import { isObject } from './event-shape';

type JsonObject = Record<string, unknown>;

/** The order of recorded answers and of the SDK's type (MAILGUN 7); what else an event has follows. */
const ORDER = [
  ...['id', 'event', '@timestamp', 'account', 'campaigns', 'tags', 'method', 'originating-ip', 'api-key-id'],
  ...['delivery-status', 'domain', 'recipient', 'recipient-domain', 'recipient-provider', 'envelope', 'storage'],
  ...['template', 'log-level', 'user-variables', 'message', 'flags', 'primary-dkim', 'ip', 'geolocation'],
  ...['client-info', 'severity', 'reason', 'routes', 'mailing-list', 'url'],
];
const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function storageOf(storage: unknown): unknown {
  return isObject(storage) && typeof storage.url === 'string' ? { ...storage, url: [storage.url] } : storage;
}

/**
 * An event as the logs show it (MAILGUN 7): the time in ISO 8601 to the millisecond, `user-variables` as JSON in a
 * string, `storage.url` as a list, the parent's id beside a subaccount's, and no empty lists.
 */
export function logItem(event: JsonObject, parentId: string | null): JsonObject {
  const { timestamp, ...rest } = event;
  const item: JsonObject = {
    ...rest,
    '@timestamp': new Date(Math.floor(Number(timestamp) * 1_000)).toISOString(),
    account: { ...(parentId !== null && { 'parent-id': parentId }), ...(isObject(event.account) && event.account) },
    storage: storageOf(event.storage),
    'user-variables': JSON.stringify(event['user-variables'] ?? {}),
  };
  const shown = Object.entries(item).filter(([, value]) => value !== undefined && !isEmptyList(value));
  return Object.fromEntries(shown.sort(([a], [b]) => rank(a) - rank(b)));
}
