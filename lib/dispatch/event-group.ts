import { type CandidateLevel, matchWebhooks, type WebhookCandidate } from '@/lib/core/match-webhooks';
import type { NormalizedEvent } from '@/lib/core/normalize-event';
import type { IdMaker } from '@/lib/storage/ids';
import type { NewDelivery, NewEvent } from '@/lib/storage/queue/accept-events';
import type { CandidateRow } from '@/lib/storage/queue/list-candidates';

/** The sending domain that events are handed in for. */
export interface EventDomain {
  id: string;
  name: string;
  accountId: string;
  /** The primary's id, when the domain belongs to a subaccount. */
  parentAccountId: string | null;
  region: string;
}

/** One request's events. */
export interface EventRequest {
  domain: EventDomain;
  events: NormalizedEvent[];
}

/** What a request's events become: rows, and per event how many deliveries it is owed. */
export interface PreparedRequest {
  events: NewEvent[];
  deliveries: NewDelivery[];
  deliveriesOf: Map<bigint, number>;
}

function levelOf(row: CandidateRow, domain: EventDomain): CandidateLevel | null {
  if (row.region !== domain.region) return null;
  if (row.domainId !== null) return row.domainId === domain.id ? 'domain' : null;
  if (row.accountId === domain.accountId) return 'account';
  return row.accountId === domain.parentAccountId ? 'primary-account' : null;
}

function candidatesFor(domain: EventDomain, rows: CandidateRow[]): WebhookCandidate[] {
  return rows.flatMap((row) => {
    const level = levelOf(row, domain);
    if (level === null) return [];
    const { webhookId, endpointId, urlKey, eventTypes } = row;
    return [{ webhookId, endpointId, level, urlKey, enabled: true, eventTypes }];
  });
}

/** Decides which URLs hear of each event of a request (PRODUCT 2) and makes the rows. */
export function prepareRequest({ domain, events }: EventRequest, rows: CandidateRow[], ids: IdMaker): PreparedRequest {
  const candidates = candidatesFor(domain, rows);
  const prepared: PreparedRequest = { events: [], deliveries: [], deliveriesOf: new Map() };
  for (const event of events) {
    const { winners, skipped } = matchWebhooks(candidates, event);
    const id = ids.next();
    const { accountId, id: domainId, region } = domain;
    const skippedJson = skipped.length === 0 ? null : JSON.stringify(skipped);
    prepared.events.push({ ...event, id, accountId, domainId, region, skipped: skippedJson });
    for (const { endpointId } of winners) prepared.deliveries.push({ id: ids.next(), eventId: id, endpointId });
    prepared.deliveriesOf.set(id, winners.length);
  }
  return prepared;
}
