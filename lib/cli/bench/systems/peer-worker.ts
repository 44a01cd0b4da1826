import { env } from '@/lib/config/env';
import { attemptDelivery } from '@/lib/dispatch/attempt-delivery';
import { Batcher } from '@/lib/dispatch/batcher';
import { destinationPolicy } from '@/lib/dispatch/destination-settings';
import { AttemptPlans } from '@/lib/dispatch/plan-attempts';
import { WebhookSender } from '@/lib/dispatch/send-webhook';
import { userAgent } from '@/lib/dispatch/user-agent';
import type { EventType } from '@/lib/schemas/event-types';
import { pool } from '@/lib/storage/pool';
import { type AttemptRecord, attemptColumns, INSERT_ATTEMPTS } from '@/lib/storage/queue/attempt-columns';
import { listCandidates } from '@/lib/storage/queue/list-candidates';
import { loadSettings } from '@/lib/storage/queue/load-settings';
import { fromEnvironment, onStop } from './peer-process';
import { openPeerQueue, type PeerJob } from './peer-queue';

/**
 * The worker of a peer: for each job redacts, signs, guards and POSTs with Postwire's own code, logs the attempt into the
 * same table in batches, and then calls the job done. It reads the webhooks' settings once.
 */
const LOG = `with d as (select id from unnest($2::bigint[]) id where $1::int = 0) ${INSERT_ATTEMPTS}`;
const { settings, world } = fromEnvironment();
const [{ accountId } = { accountId: '' }] = world.domains;
const domainIds = world.domains.map((domain) => domain.id);
const candidates = await listCandidates(pool(), [accountId], domainIds);
const asked = {
  endpointIds: candidates.map((candidate) => candidate.endpointId),
  sources: domainIds.map((domainId) => ({ accountId, domainId })),
};
const plans = new AttemptPlans();
plans.add(asked, await loadSettings(pool(), asked.endpointIds, asked.sources));
const sender = new WebhookSender({
  policy: destinationPolicy(),
  connectTimeoutMs: env().CONNECT_TIMEOUT,
  deadlineMs: env().DELIVERY_TIMEOUT,
});
const options = { sender, userAgent: userAgent(), schedule: env().RETRY_SCHEDULE };

const log = new Batcher<{ attempt: AttemptRecord; logged: () => void }>({
  flush: async (batch) => {
    await pool().query({ name: 'log', text: LOG, values: [0, ...attemptColumns(batch.map((entry) => entry.attempt))] });
    for (const { logged } of batch) logged();
  },
  onError: (error) => console.error(`The attempts could not be logged: ${String(error)}`),
});

async function deliver({ id, eventId, eventType, ...job }: PeerJob): Promise<void> {
  const row = {
    ...job,
    id: BigInt(id),
    eventId: BigInt(eventId),
    eventType: eventType as EventType,
    attempts: 0,
    dueMs: 0,
    settingsVersion: 0,
  };
  const planned = plans.planOf(row);
  if (planned.do !== 'send') throw new Error('The delivery may not be sent.');
  const attempt = await attemptDelivery(row, planned.context, options);
  await new Promise<void>((logged) => log.add({ attempt, logged }));
}

const queue = await openPeerQueue(settings);
const stopWork = await queue.work(deliver);
onStop(async () => {
  await stopWork();
  await queue.close();
});
process.send?.({ type: 'ready' });
