import { redactPayload } from '@/lib/core/redact-event';
import { type EventSignature, signEvent } from '@/lib/core/sign-event';
import { standardWebhookHeaders } from '@/lib/core/standard-webhooks';
import { buildBody } from '@/lib/core/webhook-body';
import { newToken } from './new-token';

/** An account's signing keys, opened. */
export interface SigningKeys {
  key: string;
  /** Signs the Standard Webhooks header for a day after a regeneration. */
  previous: string | null;
}

export interface AttemptInput {
  /** Stable over the retries and resends of a delivery. */
  webhookMessageId: string;
  /** `event-data` as it was stored. */
  payload: string;
  redact: boolean;
  keys: SigningKeys;
  /** The primary's, when the event's account is a subaccount. */
  parentKeys: SigningKeys | null;
  userAgent: string;
  now: Date;
}

export interface BuiltRequest {
  headers: Record<string, string>;
  body: string;
  signed: EventSignature;
}

/**
 * Builds one attempt's body and headers (MAILGUN 2 and 5; PRODUCT 2): redacted under the setting in force now, signed
 * anew with a fresh token, serialised once, so that what is signed is what is sent.
 */
export function buildRequest(input: AttemptInput): BuiltRequest {
  const { keys, parentKeys } = input;
  const timestamp = Math.floor(input.now.getTime() / 1_000);
  const payload = input.redact ? redactPayload(input.payload) : input.payload;
  const signed = signEvent({
    signingKey: keys.key,
    parentSigningKey: parentKeys?.key ?? null,
    timestamp,
    token: newToken(),
  });
  const body = buildBody(signed, payload);
  const standard = standardWebhookHeaders({
    id: input.webhookMessageId,
    timestamp,
    body,
    keys: [keys.key, parentKeys?.key, keys.previous, parentKeys?.previous].filter((key) => typeof key === 'string'),
  });
  return {
    body,
    signed,
    headers: {
      'content-type': 'application/json',
      accept: '*/*',
      'user-agent': input.userAgent,
      'webhook-id': standard['webhook-id'],
      'webhook-timestamp': standard['webhook-timestamp'],
      'webhook-signature': standard['webhook-signature'],
    },
  };
}
