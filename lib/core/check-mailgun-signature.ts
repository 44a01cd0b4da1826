import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignatureCheck } from '@/lib/schemas/bins';
import { judgeAge, roughDuration, signatureAgeMs } from './signature-age';
import { type KeyRing, ringKeys } from './signing-key-ring';

type Verdict = SignatureCheck['signatures'][number];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function signs(key: string, signed: string, signature: string): boolean {
  const expected = Buffer.from(createHmac('sha256', key).update(signed).digest('hex'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const nothing = (verdict: 'missing' | 'malformed', detail: string): SignatureCheck => ({
  verdict,
  detail,
  ageMs: null,
  signatures: [],
});

/** One signature by the key that must have made it; where another key of the ring did, that is said. */
function judge(name: string, signature: string | null, signed: string, right: string, ring: KeyRing): Verdict {
  if (signature === null) return { name, verdict: 'missing', detail: `The body has no "${name}".` };
  if (signs(right, signed, signature)) return { name, verdict: 'valid', detail: 'Made with the current key.' };
  const other = ringKeys(ring).find(({ key }) => signs(key, signed, signature));
  const detail = other
    ? `Made with the ${other.name}, which does not count here.`
    : 'No key of this account makes it: another key was used, or token or timestamp were changed.';
  return { name, verdict: 'wrong_key', detail };
}

/**
 * Mailgun's signature in the body as a receiver checks it (MAILGUN 2 and 9): HMAC-SHA256 over timestamp and token, with the
 * current key of the event's account; for a subaccount's event also `parent-signature`, with the primary's. It does not
 * cover the rest of the body. `body` is the parsed JSON, undefined where it is none; `receivedAtMs` is the arrival.
 */
export function checkMailgunSignature(body: unknown, ring: KeyRing, receivedAtMs: number): SignatureCheck {
  const given = isObject(body) ? body.signature : undefined;
  if (given === undefined) return nothing('missing', 'The body is no JSON with a "signature" object.');
  if (!isObject(given)) return nothing('malformed', '"signature" in the body is no object.');
  const [token, timestamp, signature] = [textOf(given.token), textOf(given.timestamp), textOf(given.signature)];
  if (token === null || timestamp === null || signature === null) {
    return nothing('malformed', 'The "signature" object needs token, timestamp and signature, all of them strings.');
  }
  const ageMs = signatureAgeMs(timestamp, receivedAtMs);
  if (ageMs === null) return nothing('malformed', 'The timestamp of the signature is not in epoch seconds.');
  const signed = `${timestamp}${token}`;
  const signatures = [judge('signature', signature, signed, ring.own.key, ring)];
  if (ring.parent) {
    signatures.push(judge('parent-signature', textOf(given['parent-signature']), signed, ring.parent.key, ring));
  }
  const failed = signatures.find(({ verdict }) => verdict !== 'valid');
  if (failed) return { verdict: failed.verdict, detail: `${failed.name}: ${failed.detail}`, ageMs, signatures };
  const off = judgeAge(ageMs);
  if (off) return { ...off, ageMs, signatures };
  const detail = `Signed ${roughDuration(Math.max(ageMs, 0))} before it arrived.`;
  return { verdict: 'valid', detail, ageMs, signatures };
}
