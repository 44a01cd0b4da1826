import { log } from '@/lib/config/log';
import { classifyFailure } from '@/lib/core/classify-attempt';
import { nextStep } from '@/lib/core/retry-schedule';
import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import type { EndpointSettings } from '@/lib/storage/queue/load-settings';
import { buildRequest, type SigningKeys } from './build-request';
import { classifyResult } from './classify-result';
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
  const record = {
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
    redacted: context.redact,
  };
  const follow = (outcome: AttemptRecord['outcome'], durationMs: number) => {
    const step = nextStep({
      outcome,
      eventType: row.eventType,
      attemptNumber: record.number,
      retryDelivered: endpoint.retryDelivered,
      schedule: options.schedule,
      endedAt: new Date(at.getTime() + durationMs),
    });
    return { finalStatus: step.finalStatus ?? null, nextAttemptAt: step.nextAttemptAt ?? null };
  };
  try {
    const { body, headers, signed } = buildRequest({
      ...context,
      webhookMessageId: `msg_${row.eventId}_${row.endpointId}`,
      payload: row.payload,
      userAgent: options.userAgent,
      now: at,
    });
    const result = await options.sender.send({ url: context.url, headers, body });
    const { outcome, reason } = classifyResult(result);
    return {
      ...record,
      ...follow(outcome, result.durationMs),
      durationMs: result.durationMs,
      outcome,
      reason,
      statusCode: result.ok ? result.statusCode : null,
      answer: result.ok ? result.answer : null,
      signedAt: Number(signed.timestamp),
      token: signed.token,
      signature: signed.signature,
      parentSignature: signed['parent-signature'] ?? null,
    };
  } catch (error) {
    log.error(
      { deliveryId: String(row.id), error: error instanceof Error ? error.name : 'unknown' },
      'dispatch.not_built',
    );
    const { outcome, reason } = classifyFailure('other', 'the request could not be built');
    return {
      ...record,
      ...follow(outcome, 0),
      durationMs: 0,
      outcome,
      reason,
      statusCode: null,
      answer: null,
      signedAt: Math.floor(at.getTime() / 1_000),
      token: '',
      signature: '',
      parentSignature: null,
    };
  }
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
