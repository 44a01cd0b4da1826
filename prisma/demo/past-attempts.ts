import { classifyAnswer } from '@/lib/core/classify-attempt';
import type { NormalizedEvent } from '@/lib/core/normalize-event';
import { DEFAULT_SCHEDULE_MS, nextStep } from '@/lib/core/retry-schedule';
import { buildRequest, type SigningKeys } from '@/lib/dispatch/build-request';
import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';
import type { Behaviour } from './webhooks';

const STATUS: Record<Behaviour, number> = { ok: 200, reject: 406, fail: 500 };
const ANSWER: Record<Behaviour, string> = {
  ok: '{"received":true}',
  reject: '{"error":"This receiver does not want it."}',
  fail: '{"error":"This receiver is out of order."}',
};
/** A healthy receiver stumbles once in this many deliveries. */
const STUMBLES = 25;

export interface PastDelivery {
  id: bigint;
  eventId: bigint;
  event: NormalizedEvent;
  acceptedAt: Date;
  domainId: string;
  region: string;
  webhook: { id: string; accountId: string; endpointId: number; url: string; behaviour: Behaviour };
  keys: SigningKeys;
  parentKeys: SigningKeys | null;
}

export interface PastAttempts {
  attempts: AttemptRecord[];
  /** When the delivery is not finished: how it stands in the queue. */
  pending: { attempts: number; dueAt: Date } | null;
}

/** What the dispatcher would have done with a delivery until `now`: same rules, same signatures, no clock. */
export function pastAttempts(delivery: PastDelivery, now: Date, random: () => number): PastAttempts {
  const { event, webhook } = delivery;
  const attempts: AttemptRecord[] = [];
  const stumbles = webhook.behaviour === 'ok' && event.type !== 'delivered' && random() < 1 / STUMBLES;
  let dueAt = new Date(delivery.acceptedAt.getTime() + 20 + random() * 30);
  for (let number = 1; dueAt <= now; number += 1) {
    const statusCode = stumbles && number === 1 ? 503 : STATUS[webhook.behaviour];
    const { outcome, reason } = classifyAnswer(statusCode);
    const durationMs = Math.round(8 + random() * 60);
    const endedAt = new Date(dueAt.getTime() + durationMs);
    const { type: eventType } = event;
    const attempt = { outcome, attemptNumber: number, endedAt, eventType };
    const next = nextStep({ ...attempt, retryDelivered: false, schedule: DEFAULT_SCHEDULE_MS });
    const { signed } = buildRequest({
      webhookMessageId: `msg_${delivery.eventId}_${webhook.endpointId}`,
      payload: event.payload,
      redact: false,
      keys: delivery.keys,
      parentKeys: delivery.parentKeys,
      userAgent: 'Postwire',
      now: dueAt,
    });
    attempts.push({
      deliveryId: delivery.id,
      number,
      eventId: delivery.eventId,
      accountId: webhook.accountId,
      domainId: delivery.domainId,
      region: delivery.region,
      eventType,
      webhookId: webhook.id,
      url: webhook.url,
      at: dueAt,
      durationMs,
      outcome,
      finalStatus: next.finalStatus ?? null,
      statusCode,
      reason,
      nextAttemptAt: next.nextAttemptAt ?? null,
      answer: statusCode === 503 ? 'Service Unavailable' : ANSWER[webhook.behaviour],
      redacted: false,
      signedAt: Number(signed.timestamp),
      token: signed.token,
      signature: signed.signature,
      parentSignature: signed['parent-signature'] ?? null,
      // The first one makes its connection, later ones come after it was closed.
      phases: { dnsMs: 1, connectMs: 2, tlsMs: null, firstByteMs: durationMs - 4 },
    });
    if (next.nextAttemptAt === undefined) return { attempts, pending: null };
    dueAt = next.nextAttemptAt;
  }
  return { attempts, pending: { attempts: attempts.length, dueAt } };
}
