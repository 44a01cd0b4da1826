import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FastResponse, toNodeHandler } from 'srvx/node';
import { AppError } from '@/lib/core/app-error';
import { normalizeEvent } from '@/lib/core/normalize-event';
import { type EventDomain, prepareRequest } from '@/lib/dispatch/event-group';
import { errorResponse } from '@/lib/http/error-response';
import { JSON_HEADERS } from '@/lib/http/json-response';
import { readEvents } from '@/lib/http/read-events';
import { idMaker, newEventId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { insertEvents, type NewEvent } from '@/lib/storage/queue/accept-events';
import { listCandidates } from '@/lib/storage/queue/list-candidates';
import { withSettings } from '@/lib/storage/settings';
import { SharedStatement } from '@/lib/storage/shared-statement';
import { fromEnvironment, onStop } from './peer-process';
import { openPeerQueue, type PeerJob } from './peer-queue';

/**
 * The front of a peer: takes events over HTTP as Postwire's web process does, with the same server, parser, checks and
 * matching, and the same group commit in front of the queue. Where it is told to, it stores the events first, as a product
 * on that queue would have to. It looks up no key and no domain and reads the webhooks once, in the peer's favour.
 */
const MAX_GROUP = 1_000;
const { settings, world } = fromEnvironment();
const queue = await openPeerQueue(settings);
const ids = await idMaker();
const [{ accountId } = { accountId: '' }] = world.domains;
const candidates = await listCandidates(
  pool(),
  [accountId],
  world.domains.map((domain) => domain.id),
);
const domains = new Map(world.domains.map((domain) => [domain.name, domain]));

interface Handed {
  events: NewEvent[];
  jobs: PeerJob[];
}

const adding = new SharedStatement<Handed, true>({
  maxWeight: MAX_GROUP,
  weightOf: ({ jobs }) => jobs.length,
  run: async (group) => {
    if (settings.storesEvents) {
      const events = group.flatMap((handed) => handed.events);
      await withSettings(({ version }) => insertEvents(pool(), events, [], version));
    }
    await queue.add(group.flatMap((handed) => handed.jobs));
    return group.map(() => true as const);
  },
});

function handedIn(domain: EventDomain, items: unknown[]): Handed {
  const context = { accountId: domain.accountId, domainName: domain.name, now: new Date(), newId: newEventId };
  const normalized = items.map((item) => {
    const result = normalizeEvent(item, context);
    if (!result.ok) throw new AppError('invalid_request', 'The event is wrong.');
    return result.event;
  });
  const { events, deliveries } = prepareRequest({ domain, events: normalized }, candidates, ids);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const jobs = deliveries.flatMap(({ id, eventId, endpointId }) => {
    const event = eventOf.get(eventId);
    if (!event) return [];
    const { domainId, region, type, payload } = event;
    const named = { accountId: domain.accountId, domainId, region, eventType: type, payload };
    return [{ id: String(id), eventId: String(eventId), endpointId, ...named }];
  });
  return { events, jobs };
}

async function handle(request: Request): Promise<Response> {
  try {
    const domain = domains.get(new URL(request.url).pathname.split('/')[3] ?? '');
    if (!domain) throw new AppError('not_found', 'Domain not found');
    const handed = handedIn(domain, await readEvents(request));
    await adding.add(handed);
    const items = handed.jobs.map((job) => ({ id: job.eventId, status: 'accepted', deliveries: 1 }));
    return new FastResponse(JSON.stringify({ items }), { headers: JSON_HEADERS });
  } catch (error) {
    return errorResponse(error, request);
  }
}

const server = createServer(toNodeHandler(handle) as RequestListener);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
onStop(async () => {
  server.closeAllConnections();
  await queue.close();
});
