import { redactPayload } from '@/lib/core/redact-event';
import type { EventSignature } from '@/lib/core/sign-event';
import { buildBody } from '@/lib/core/webhook-body';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';

interface SentAttempt {
  url: string;
  redacted: boolean;
  signedAt: number;
  token: Uint8Array;
  signature: Uint8Array;
  parentSignature: Uint8Array | null;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/**
 * The request of an attempt, byte for byte as it was sent, built again from the stored event: redacted exactly when the
 * attempt was, so that a log never shows more than was sent (PRODUCT 2). The Standard Webhooks signature is not
 * kept and so not shown; credentials in the URL are masked.
 */
export function requestAsSent(attempt: SentAttempt, payload: string): NonNullable<DeliveryDetail['request']> {
  const signature: EventSignature = {
    token: hex(attempt.token),
    timestamp: String(attempt.signedAt),
    signature: hex(attempt.signature),
    ...(attempt.parentSignature ? { 'parent-signature': hex(attempt.parentSignature) } : {}),
  };
  const text = attempt.redacted ? redactPayload(payload) : payload;
  return {
    method: 'POST',
    url: attempt.url,
    headers: { 'content-type': 'application/json', 'webhook-timestamp': String(attempt.signedAt) },
    body: buildBody(signature, text),
  };
}
