import { idMaker } from '@/lib/storage/ids';
import { publishChange } from '@/lib/storage/live/publish-change';
import { ingestPool } from '@/lib/storage/pool';
import { type CandidateRow, listCandidates } from '@/lib/storage/queue/list-candidates';
import { OutdatedSettingsError, type Settings } from '@/lib/storage/settings';
import { SharedStatement } from '@/lib/storage/shared-statement';
import { type EventDomain, type EventRequest, type PreparedRequest, prepareRequest } from './event-group';
import { ingestCounts } from './ingest-counts';
import { insertSurely } from './insert-surely';

export interface StoredEvent {
  id: string;
  status: 'accepted' | 'duplicate';
  /** Deliveries that this acceptance made; none for a duplicate. */
  deliveries: number;
}

/** What a request's events become, and under which settings they were matched. */
interface Waiting {
  prepared: PreparedRequest;
  settings: Settings;
}

/** Null for a request that was matched under settings which no longer stand: nothing of it is stored. */
type Stored = StoredEvent[] | null;

/** The enabled webhooks that may hear of a domain's events. */
function webhooksOf(domain: EventDomain, settings: Settings): Promise<CandidateRow[]> {
  const accountIds = [domain.accountId, ...(domain.parentAccountId ? [domain.parentAccountId] : [])];
  return settings.keep(`webhooks ${domain.id}`, () => listCandidates(ingestPool(), accountIds, [domain.id]));
}

/** Stores the events of several requests in one statement: on disk with all their deliveries, or not at all. */
async function storeGroup(group: Waiting[]): Promise<Stored[]> {
  const newest = group.reduce((max, { settings }) => (settings.version > max ? settings.version : max), 0n);
  const fresh = group.filter(({ settings }) => settings.version === newest).map(({ prepared }) => prepared);
  let accepted: Set<bigint>;
  try {
    const events = fresh.flatMap((request) => request.events);
    const deliveries = fresh.flatMap((request) => request.deliveries);
    accepted = await insertSurely(ingestPool(), events, deliveries, newest);
  } catch (error) {
    if (error instanceof OutdatedSettingsError) return group.map(() => null);
    throw error;
  }
  const counts = ingestCounts();
  counts.accepted += accepted.size;
  counts.duplicate += fresh.reduce((sum, request) => sum + request.events.length, 0) - accepted.size;
  return group.map(({ prepared, settings }) => {
    if (settings.version !== newest) return null;
    return prepared.events.map((event) =>
      accepted.has(event.id)
        ? { id: event.eventId, status: 'accepted', deliveries: prepared.deliveriesOf.get(event.id) ?? 0 }
        : { id: event.eventId, status: 'duplicate', deliveries: 0 },
    );
  });
}

const MAX_GROUP_EVENTS = 1_000;
const shared = globalThis as typeof globalThis & { postwireStore?: SharedStatement<Waiting, Stored> };

/** The deliveries are of the account's own webhooks or of its primary's. */
function tellWatchers({ accountId, parentAccountId }: EventRequest['domain']): void {
  publishChange('deliveries', accountId);
  if (parentAccountId !== null) publishChange('deliveries', parentAccountId);
}

/**
 * Stores a request's events together with those of the requests that are waiting at the same moment (group commit,
 * PERFORMANCE 1): one commit for all of them, and no answer before it. The webhooks that are matched are those of the
 * moment of the commit; throws `OutdatedSettingsError`, and has stored nothing, when `settings` are older.
 */
export async function storeEvents(request: EventRequest, settings: Settings): Promise<StoredEvent[]> {
  const [ids, webhooks] = await Promise.all([idMaker(), webhooksOf(request.domain, settings)]);
  const prepared = prepareRequest(request, webhooks, ids);
  shared.postwireStore ??= new SharedStatement({
    run: storeGroup,
    weightOf: (waiting) => waiting.prepared.events.length,
    maxWeight: MAX_GROUP_EVENTS,
  });
  const stored = await shared.postwireStore.add({ prepared, settings });
  if (prepared.deliveries.length > 0) tellWatchers(request.domain);
  if (stored === null) throw new OutdatedSettingsError('Settings have changed since the events were matched.');
  return stored;
}
