import { createHmac } from 'node:crypto';

/** The `signature` object of a webhook's body (MAILGUN 2). */
export interface EventSignature {
  token: string;
  /** Epoch seconds, as a string: Go's receivers unmarshal it into one. */
  timestamp: string;
  signature: string;
  'parent-signature'?: string;
}

export interface SignInput {
  /** The key of the event's account; the whole string is the HMAC key. */
  signingKey: string;
  /** The primary's key, when the event's account is a subaccount. */
  parentSigningKey?: string | null;
  /** Epoch seconds of the attempt. */
  timestamp: number;
  /** 50 lower-case hex characters, new for every attempt. */
  token: string;
}

/**
 * Signs one attempt as Mailgun does: lower-case hex of HMAC-SHA256 over timestamp and token, without a
 * separator; the body is not covered. A subaccount's event is signed a second time with the primary's
 * key, as `parent-signature` (MAILGUN 2 and 9).
 */
export function signEvent({ signingKey, parentSigningKey, timestamp, token }: SignInput): EventSignature {
  const seconds = String(Math.trunc(timestamp));
  const sign = (key: string) => createHmac('sha256', key).update(`${seconds}${token}`).digest('hex');
  const signed: EventSignature = { token, timestamp: seconds, signature: sign(signingKey) };
  if (parentSigningKey) signed['parent-signature'] = sign(parentSigningKey);
  return signed;
}
