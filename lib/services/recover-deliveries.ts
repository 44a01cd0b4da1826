import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import type { DeliveryStatus } from '@/lib/schemas/deliveries';
import type { RecoverInput, RecoverResult } from '@/lib/schemas/recover';
import { findDeliveries, findDeliveriesById } from '@/lib/storage/deliveries';
import { findDomainId } from '@/lib/storage/domain-id';
import { findMissedEvents } from '@/lib/storage/missed-events';
import { pool } from '@/lib/storage/pool';
import { type RecoverCandidate, recoverDeliveries as recover } from '@/lib/storage/queue/recover-deliveries';
import { whileRepeating } from '@/lib/storage/queue/repeat-lock';
import { findWebhookTraces } from '@/lib/storage/webhook-traces';
import { notifyLive } from './live/notify-live';
import { logFilter } from './log-filter';
import { idScope } from './log-scope';
import { recordAudit } from './record-audit';
import { statusesOf } from './statuses-of';

/** What a call looks at, so that it is answered at once and can be repeated. */
const MAX_PER_CALL = 500;
/** What did not reach its receiver. */
const FAILED: readonly DeliveryStatus[] = ['rejected', 'exhausted', 'canceled'];

interface Found {
  candidates: RecoverCandidate[];
  nextCursor: string | null;
}

/** Events that a webhook of the caller's never heard of: `missedBy`. */
async function missed(caller: Caller, filter: NonNullable<RecoverInput['filter']>, cursor?: string): Promise<Found> {
  const webhookId = filter.missedBy ?? '';
  for (const name of ['statusCode', 'q', 'status', 'webhookId'] as const) {
    if (filter[name] === undefined) continue;
    const fields = { [`filter.${name}`]: 'Leave it out: a missed event has no delivery.' };
    throw new AppError('invalid_request', `An event that was missed has no ${name}.`, fields);
  }
  const accountIds = await idScope(caller);
  const trace = (await findWebhookTraces([webhookId])).get(webhookId);
  if (!trace || !accountIds.includes(trace.accountId)) throw notFound('Webhook');
  const { region, domainId, ...narrowed } = {
    ...(await logFilter(caller, { ...filter, cursor, limit: MAX_PER_CALL })),
    domainId: filter.domain === undefined ? undefined : await findDomainId(caller.region, filter.domain.toLowerCase()),
  };
  if (domainId === null) return { candidates: [], nextCursor: null };
  const { eventRowIds, nextCursor } = await findMissedEvents({ ...narrowed, accountIds, region, domainId, webhookId });
  return { candidates: eventRowIds.map((eventRowId) => ({ eventRowId, webhookId })), nextCursor };
}

async function find(caller: Caller, { filter, ids, cursor }: RecoverInput): Promise<Found> {
  if (filter?.missedBy !== undefined) return missed(caller, filter, cursor);
  if (filter === undefined) {
    const known = (ids ?? []).filter((id) => /^\d{1,19}$/.test(id) && BigInt(id) <= 0x7fffffffffffffffn);
    const scope = { accountIds: await idScope(caller), region: caller.region };
    return { candidates: await findDeliveriesById([...new Set(known)], scope), nextCursor: null };
  }
  const statuses = filter.status === undefined ? FAILED : statusesOf(filter.status);
  const { rows, nextCursor } = await findDeliveries({
    ...(await logFilter(caller, { ...filter, cursor, limit: MAX_PER_CALL })),
    statuses,
  });
  return { candidates: rows, nextCursor };
}

/**
 * Sends again what did not arrive (PRODUCT 2 and 4): failed or canceled deliveries by filter or by id, or, with `missedBy`, events
 * that a webhook never heard of. Each is a delivery of its own with all its attempts. What has arrived meanwhile, is on its way,
 * or has no webhook any more is skipped and counted, so repeating a call sends nothing twice. Ids of strangers are not
 * found, and so not counted. `dryRun` changes nothing.
 */
export async function recoverDeliveries(caller: Caller, input: RecoverInput): Promise<RecoverResult> {
  requireAccess(caller, 'deliveries:resend');
  const { candidates, nextCursor } = await find(caller, input);
  const primaryId = caller.account.parentId ?? caller.account.id;
  const groups = input.dryRun
    ? await recover(pool(), candidates, true)
    : await whileRepeating(primaryId, (tx) => recover(tx, candidates, false));
  const skipped = { alreadySucceeded: 0, pending: 0, webhookGone: 0 };
  const perWebhook: RecoverResult['perWebhook'] = [];
  let wanted = 0;
  for (const { verdict, webhookId, url, count } of groups) {
    if (verdict === 'recover') {
      perWebhook.push({ webhookId, url, count });
      wanted += count;
    } else {
      skipped[verdict] += count;
    }
  }
  // Several failed deliveries of one event to one webhook: the first of them is sent, the others are on their way with it.
  skipped.pending += candidates.length - groups.reduce((sum, { count }) => sum + count, 0);
  const recovered = input.dryRun ? 0 : wanted;
  if (recovered > 0) {
    notifyLive(caller.account.id, 'deliveries');
    // One entry a webhook, so that a subaccount reads of its own.
    const owners = await findWebhookTraces(perWebhook.map(({ webhookId }) => webhookId));
    for (const { webhookId, url, count } of perWebhook) {
      const accountId = owners.get(webhookId)?.accountId ?? caller.account.id;
      await recordAudit(caller, {
        action: 'delivery.recover',
        target: { kind: 'webhook', id: webhookId, name: url, accountId },
        after: { deliveries: count },
      });
    }
  }
  return { matched: candidates.length, skipped, perWebhook, recovered, nextCursor };
}
