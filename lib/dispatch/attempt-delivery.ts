import { log } from '@/lib/config/log';
import { classifyFailure } from '@/lib/core/classify-attempt';
import { nextStep } from '@/lib/core/retry-schedule';
import type { EventSignature } from '@/lib/core/sign-event';
import type { AttemptOutcome } from '@/lib/schemas/deliveries';
import type { AttemptRecord, PhaseTimes } from '@/lib/storage/queue/attempt-columns';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import type { EndpointSettings } from '@/lib/storage/queue/load-settings';
import { buildRequest, type SigningKeys } from './build-request';
import { classifyResult } from './classify-result';
import type { DatabaseClock } from './database-clock';
import type { WebhookSender } from './send-webhook';

/** What an attempt needs, read and opened right after the claim. */
export interface AttemptContext {
  endpoint: EndpointSettings;
  /** The whole URL, credentials included. */
  url: string;
  redact: boolean;
  keys: SigningKeys;
  parentKeys: SigningKeys | null;
}

export interface AttemptOptions {
  sender: Pick<WebhookSender, 'send'>;
  userAgent: string;
  /** Waits between attempts, in milliseconds. */
  schedule: readonly number[];
  /** How far the clock by which retries become due is ahead of this host's. */
  clock?: Pick<DatabaseClock, 'aheadMs'>;
}

/** What one POST came to, before it is known what follows. */
interface Made {
  durationMs: number;
  outcome: AttemptOutcome;
  reason: string | null;
  statusCode: number | null;
  answer: string | null;
  signed: EventSignature | null;
  phases: PhaseTimes | null;
}

async function post(row: ClaimedDelivery, context: AttemptContext, at: Date, options: AttemptOptions): Promise<Made> {
  const { body, headers, signed } = buildRequest({
    webhookMessageId: `msg_${row.eventId}_${row.endpointId}`,
    payload: row.payload,
    redact: context.redact,
    keys: context.keys,
    parentKeys: context.parentKeys,
    userAgent: options.userAgent,
    now: at,
  });
  const result = await options.sender.send({ url: context.url, headers, body });
  const { outcome, reason } = classifyResult(result);
  return {
    durationMs: result.durationMs,
    outcome,
    reason,
    statusCode: result.ok ? result.statusCode : null,
    answer: result.ok ? result.answer : null,
    signed,
    phases: result.phases,
  };
}

function notBuilt(row: ClaimedDelivery, error: unknown): Made {
  log.error(
    { deliveryId: String(row.id), error: error instanceof Error ? error.name : 'unknown' },
    'dispatch.not_built',
  );
  const { outcome, reason } = classifyFailure('other', 'the request could not be built');
  return { durationMs: 0, outcome, reason, statusCode: null, answer: null, signed: null, phases: null };
}

/**
 * Makes one attempt: builds, signs, POSTs, classifies, and says what follows (PRODUCT 2). Returns the log's row.
 * Never throws: a payload that cannot even be built is a failed attempt like any other, or it would be claimed for ever.
 */
export async function attemptDelivery(
  row: ClaimedDelivery,
  context: AttemptContext,
  options: AttemptOptions,
): Promise<AttemptRecord> {
  const { endpoint } = context;
  const at = new Date();
  const made = await post(row, context, at, options).catch((error: unknown) => notBuilt(row, error));
  const step = nextStep({
    outcome: made.outcome,
    eventType: row.eventType,
    attemptNumber: row.attempts + 1,
    retryDelivered: endpoint.retryDelivered,
    schedule: options.schedule,
    endedAt: new Date(at.getTime() + made.durationMs + (options.clock?.aheadMs ?? 0)),
  });
  const { signed } = made;
  // Field by field: spreading one object after another took more time than signing.
  return {
    deliveryId: row.id,
    number: row.attempts + 1,
    eventId: row.eventId,
    accountId: endpoint.accountId,
    domainId: row.domainId,
    region: row.region,
    eventType: row.eventType,
    webhookId: endpoint.webhookId,
    url: endpoint.url,
    at,
    durationMs: made.durationMs,
    outcome: made.outcome,
    finalStatus: step.finalStatus ?? null,
    statusCode: made.statusCode,
    reason: made.reason,
    nextAttemptAt: step.nextAttemptAt ?? null,
    answer: made.answer,
    redacted: context.redact,
    signedAt: signed ? Number(signed.timestamp) : Math.floor(at.getTime() / 1_000),
    token: signed?.token ?? '',
    signature: signed?.signature ?? '',
    parentSignature: signed?.['parent-signature'] ?? null,
    phases: made.phases,
  };
}

/** One line per attempt: ids and numbers, never a payload. Successes are many and told at `debug` only. */
export function logAttempt(attempt: AttemptRecord): void {
  const level = attempt.outcome === 'succeeded' ? 'debug' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const { number, webhookId, outcome, finalStatus, statusCode, durationMs, nextAttemptAt } = attempt;
  const deliveryId = String(attempt.deliveryId);
  log[level](
    { deliveryId, number, webhookId, outcome, finalStatus, statusCode, durationMs, nextAttemptAt },
    'delivery.attempted',
  );
}
