import { idMaker } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { insertEvents } from '@/lib/storage/queue/accept-events';
import { listCandidates } from '@/lib/storage/queue/list-candidates';
import { SharedStatement } from '@/lib/storage/shared-statement';
import { type EventRequest, prepareRequest } from './event-group';

export interface StoredEvent {
  id: string;
  status: 'accepted' | 'duplicate';
  /** Deliveries that this acceptance made; none for a duplicate. */
  deliveries: number;
}

/** Stores the events of several requests in one statement: on disk with all their deliveries, or not at all. */
async function storeGroup(requests: EventRequest[]): Promise<StoredEvent[][]> {
  const domains = requests.map((request) => request.domain);
  const accountIds = domains.flatMap(({ accountId, parentAccountId }) => [
    accountId,
    ...(parentAccountId ? [parentAccountId] : []),
  ]);
  const [ids, candidates] = await Promise.all([
    idMaker(),
    listCandidates(pool(), [...new Set(accountIds)], [...new Set(domains.map((domain) => domain.id))]),
  ]);
  const prepared = requests.map((request) => prepareRequest(request, candidates, ids));
  const accepted = await insertEvents(
    pool(),
    prepared.flatMap((request) => request.events),
    prepared.flatMap((request) => request.deliveries),
  );
  return prepared.map((request) =>
    request.events.map((event) =>
      accepted.has(event.id)
        ? { id: event.eventId, status: 'accepted', deliveries: request.deliveriesOf.get(event.id) ?? 0 }
        : { id: event.eventId, status: 'duplicate', deliveries: 0 },
    ),
  );
}

const MAX_GROUP_EVENTS = 1_000;
const shared = globalThis as typeof globalThis & { postwireStore?: SharedStatement<EventRequest, StoredEvent[]> };

/**
 * Stores a request's events together with those of the requests that are waiting at the same moment (group commit,
 * PERFORMANCE 1): one commit for all of them, and no answer before it. Webhooks are matched as they are now.
 */
export function storeEvents(request: EventRequest): Promise<StoredEvent[]> {
  shared.postwireStore ??= new SharedStatement({
    run: storeGroup,
    weightOf: (waiting) => waiting.events.length,
    maxWeight: MAX_GROUP_EVENTS,
  });
  return shared.postwireStore.add(request);
}
