import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignatureCheck } from '@/lib/schemas/bins';
import { judgeAge, roughDuration, signatureAgeMs } from './signature-age';
import { type KeyRing, ringKeys } from './signing-key-ring';

export interface SentWebhook {
  /** By lower-case name; undefined where a header was not sent. */
  header: (name: string) => string | undefined;
  /** The whole body as it arrived. */
  body: Buffer;
  /** Whether Mailgun's in-body signature fits: then the sender has the key, and a header that does not fit is about the body. */
  senderHasKey: boolean;
}

const NAMES = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
/** More than any sender has keys. */
const MAX_SIGNATURES = 20;

const nothing = (verdict: 'missing' | 'malformed', detail: string): SignatureCheck => ({
  verdict,
  detail,
  ageMs: null,
  signatures: [],
});

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The Standard Webhooks headers as a receiver checks them: HMAC-SHA256 over `id.timestamp.body`, valid when any `v1`
 * signature fits a key in force, the one before the last regeneration included (MAILGUN 9). Each key is used once, however
 * many signatures there are. A timestamp outside the tolerance is not accepted. `receivedAtMs` is the arrival.
 */
export function checkStandardWebhooks(sent: SentWebhook, ring: KeyRing, receivedAtMs: number): SignatureCheck {
  const [id, timestamp, header] = NAMES.map((name) => sent.header(name));
  const absent = NAMES.filter((name) => sent.header(name) === undefined);
  if (absent.length === NAMES.length) return nothing('missing', 'None of the webhook-… headers was sent.');
  if (id === undefined || timestamp === undefined || header === undefined) {
    return nothing('malformed', `${absent.join(' and ')} ${absent.length === 1 ? 'is' : 'are'} missing.`);
  }
  const ageMs = signatureAgeMs(timestamp, receivedAtMs);
  if (ageMs === null) return nothing('malformed', 'webhook-timestamp is not in epoch seconds.');
  const known = ringKeys(ring).map(({ key, name }) => ({
    name,
    text: `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(sent.body).digest('base64')}`,
  }));
  const given = header.split(/\s+/).filter((text) => text !== '');
  const wrong = sent.senderHasKey ? 'body_changed' : 'wrong_key';
  const signatures = given.slice(0, MAX_SIGNATURES).map((text, index) => {
    const name = `signature ${index + 1}`;
    if (!text.startsWith('v1,')) return { name, verdict: 'malformed' as const, detail: 'Not of the version v1.' };
    const fits = known.find((each) => equal(text, each.text));
    if (fits) return { name, verdict: 'valid' as const, detail: `Made with the ${fits.name}.` };
    return { name, verdict: wrong, detail: 'Fits none of the keys in force.' } as const;
  });
  const valid = signatures.filter(({ verdict }) => verdict === 'valid').length;
  if (valid === 0) {
    if (signatures.every(({ verdict }) => verdict === 'malformed')) {
      return { ...nothing('malformed', 'webhook-signature has no signature of the form v1,….'), ageMs, signatures };
    }
    const detail = sent.senderHasKey
      ? 'The body, webhook-id or webhook-timestamp was changed after it was signed: the signature in the body fits, this one does not.'
      : 'No key of this account makes it: another key was used, or the body was changed.';
    return { verdict: wrong, detail, ageMs, signatures };
  }
  const off = judgeAge(ageMs);
  if (off) return { ...off, ageMs, signatures };
  const fit = given.length === 1 ? 'The signature fits' : `${valid} of ${given.length} signatures fit`;
  const detail = `${fit}; signed ${roughDuration(Math.max(ageMs, 0))} before it arrived.`;
  return { verdict: 'valid', detail, ageMs, signatures };
}
