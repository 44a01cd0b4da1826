import type { Caller } from '@/lib/core/access';
import { AttemptCounter } from '@/lib/dispatch/attempt-counter';
import type { SigningKeys } from '@/lib/dispatch/build-request';
import { prepareRequest } from '@/lib/dispatch/event-group';
import { readSigningKey } from '@/lib/services/signing-key';
import { listWebhooks } from '@/lib/services/webhooks';
import { type HistoryRows, insertHistory } from '@/lib/storage/demo-history';
import { findDomain } from '@/lib/storage/domains';
import { IdMaker } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { addAttemptStats } from '@/lib/storage/queue/add-attempt-stats';
import { listCandidates } from '@/lib/storage/queue/list-candidates';
import { type DemoAccounts, DOMAINS } from './accounts';
import { type PastEvent, pastEvents, randomNumbers } from './history-events';
import { type PastDelivery, pastAttempts } from './past-attempts';
import type { Behaviour } from './webhooks';

interface HistoryDomain {
  id: string;
  name: string;
  accountId: string;
  parentAccountId: string | null;
  region: string;
  keys: SigningKeys;
  parentKeys: SigningKeys | null;
  events: PastEvent[];
}

async function keysOf(caller: Caller): Promise<SigningKeys> {
  return { key: await readSigningKey(caller), previous: null };
}

/** The demo's domains with what happened on each in the last 24 hours. */
async function historyDomains(accounts: DemoAccounts, now: Date, random: () => number): Promise<HistoryDomain[]> {
  const { primary, subaccount, otherSubaccount, eu } = accounts;
  const primaryKeys = await keysOf(primary.caller);
  const busy: [Caller, string, number][] = [
    [primary.caller, DOMAINS.primary, 160],
    [primary.caller, DOMAINS.second, 70],
    [eu, DOMAINS.eu, 50],
    [subaccount.caller, DOMAINS.subaccount, 60],
    [otherSubaccount.caller, DOMAINS['other subaccount'], 40],
  ];
  const domains: HistoryDomain[] = [];
  for (const [caller, name, count] of busy) {
    const { account, region } = caller;
    const domain = await findDomain(account.id, region, name);
    if (!domain) throw new Error(`The demo's domain ${name} is missing.`);
    const isSubaccount = account.parentId !== null;
    domains.push({
      id: domain.id,
      name,
      accountId: account.id,
      parentAccountId: account.parentId,
      region,
      keys: isSubaccount ? await keysOf(caller) : primaryKeys,
      parentKeys: isSubaccount ? primaryKeys : null,
      events: pastEvents({ accountId: account.id, name }, count, now, random),
    });
  }
  return domains;
}

async function endpointsById(
  accounts: DemoAccounts,
  behaviours: Map<string, Behaviour>,
  ids: Map<string, number>,
): Promise<Map<number, PastDelivery['webhook']>> {
  const { primary, subaccount, otherSubaccount, eu } = accounts;
  const endpoints = new Map<number, PastDelivery['webhook']>();
  for (const caller of [primary.caller, eu, subaccount.caller, otherSubaccount.caller]) {
    for (const { id, url } of (await listWebhooks(caller)).items) {
      const endpointId = ids.get(id);
      const behaviour = behaviours.get(id);
      if (endpointId === undefined || behaviour === undefined) continue;
      endpoints.set(endpointId, { id, url, endpointId, behaviour, accountId: caller.account.id });
    }
  }
  return endpoints;
}

/**
 * Fills the day before `now` with events, their attempts under the product's own rules, and deliveries that still wait
 * for a retry, as if Postwire had run all day.
 */
export async function createDemoHistory(
  accounts: DemoAccounts,
  behaviours: Map<string, Behaviour>,
  now: Date,
): Promise<void> {
  const random = randomNumbers(7);
  const domains = await historyDomains(accounts, now, random);
  const candidates = await listCandidates(
    pool(),
    domains.map((domain) => domain.accountId),
    domains.map((domain) => domain.id),
  );
  const endpointIds = new Map(candidates.map(({ webhookId, endpointId }) => [webhookId, endpointId]));
  const endpoints = await endpointsById(accounts, behaviours, endpointIds);

  let clock = 0;
  const ids = new IdMaker(0, () => clock);
  const rows: HistoryRows = { events: [], attempts: [], deliveries: [] };
  const inOrder = domains.flatMap((domain) => domain.events.map((past) => ({ domain, past })));
  inOrder.sort((a, b) => a.past.at.getTime() - b.past.at.getTime());
  for (const { domain, past } of inOrder) {
    clock = past.at.getTime();
    const prepared = prepareRequest({ domain, events: [past.event] }, candidates, ids);
    rows.events.push(...prepared.events.map((event) => ({ ...event, receivedAt: past.at })));
    for (const delivery of prepared.deliveries) {
      const webhook = endpoints.get(delivery.endpointId);
      if (!webhook) continue;
      const { keys, parentKeys } = domain;
      const context = { ...delivery, webhook, keys, parentKeys, domainId: domain.id, region: domain.region };
      const made = pastAttempts({ ...context, event: past.event, acceptedAt: past.at }, now, random);
      rows.attempts.push(...made.attempts);
      if (made.pending) rows.deliveries.push({ ...delivery, ...made.pending });
    }
  }
  await insertHistory(rows);
  const counter = new AttemptCounter();
  for (const attempt of rows.attempts) counter.add(attempt);
  await addAttemptStats(pool(), counter.take());
}
