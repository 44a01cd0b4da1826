import { AppError } from '@/lib/core/app-error';
import { type NormalizedEvent, normalizeEvent } from '@/lib/core/normalize-event';
import { newEventId } from '@/lib/storage/ids';
import { type Settings, withSettings } from '@/lib/storage/settings';
import type { EventDomain } from './event-group';
import { type StoredEvent, storeEvents } from './store-events';

export type { EventDomain } from './event-group';

/** Wrong values that are named in one answer. */
const MAX_FIELDS = 50;

function pathOf(index: number, path: string): string {
  if (path === '') return `[${index}]`;
  return path.startsWith('[') ? `[${index}]${path}` : `[${index}].${path}`;
}

/**
 * Accepts events for a domain (PRODUCT 4): checks all of them, decides which URLs hear of each, and stores them with
 * their deliveries. When it resolves they are on disk. Answers in the order given; an event whose id the
 * domain already has on that UTC day, also earlier in the same call, is a `duplicate` and owed nothing.
 *
 * Throws `invalid_request` with fields such as `[17].severity` when any is wrong; then none is stored. With `settings`, those that
 * `domain` was read under, throws `OutdatedSettingsError` when they have changed; without, the domain is taken as it is given.
 */
export async function acceptEvents(
  { domain, items, settings }: { domain: EventDomain; items: unknown[]; settings?: Settings },
  now = new Date(),
): Promise<{ items: StoredEvent[] }> {
  const context = { accountId: domain.accountId, domainName: domain.name, now, newId: newEventId };
  const events: NormalizedEvent[] = [];
  const fields: Record<string, string> = {};
  for (const [index, item] of items.entries()) {
    const normalized = normalizeEvent(item, context);
    if (normalized.ok) events.push(normalized.event);
    else for (const issue of normalized.issues) fields[pathOf(index, issue.path)] = issue.message;
    if (Object.keys(fields).length >= MAX_FIELDS) break;
  }
  const [first] = Object.entries(fields);
  if (first) {
    throw new AppError('invalid_request', `No event was accepted: ${first[0]} ${first[1]}.`, fields);
  }
  if (events.length === 0) return { items: [] };
  const store = (under: Settings) => storeEvents({ domain, events }, under);
  return { items: await (settings ? store(settings) : withSettings(store)) };
}
