import { createHmac } from 'node:crypto';

/** What the Standard Webhooks headers are called, and the order in which they are sent. */
export interface StandardWebhookHeaders extends Record<string, string> {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

export interface StandardWebhookInput {
  /** Stable over the retries and resends of a delivery; has no dot in it. */
  id: string;
  /** Epoch seconds of the attempt. */
  timestamp: number;
  /** The exact body that is sent. */
  body: string;
  /** Signing keys to sign with, the one to try first in front: one signature each. */
  keys: readonly string[];
}

/**
 * The headers by which a receiver can verify the body, which Mailgun's scheme does not cover
 * (PRODUCT 2; standardwebhooks.com): base64 of HMAC-SHA256 over `id.timestamp.body`, one `v1,`
 * signature per key, separated by spaces. A receiver accepts when any of them fits.
 */
export function standardWebhookHeaders({ id, timestamp, body, keys }: StandardWebhookInput): StandardWebhookHeaders {
  const seconds = String(Math.trunc(timestamp));
  const signatures = keys.map((key) => {
    const digest = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64');
    return `v1,${digest}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}

/**
 * A signing key in the form that Standard Webhooks libraries take. They decode the base64 to the HMAC
 * key, so it encodes the characters of the key, and both schemes use one and the same secret.
 */
export function standardWebhookSecret(signingKey: string): string {
  return `whsec_${Buffer.from(signingKey, 'utf8').toString('base64')}`;
}
