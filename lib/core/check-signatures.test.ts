import { describe, expect, it } from 'vitest';
import { checkMailgunSignature } from './check-mailgun-signature';
import { checkStandardWebhooks } from './check-standard-webhooks';
import { signEvent } from './sign-event';
import type { KeyRing } from './signing-key-ring';
import { standardWebhookHeaders } from './standard-webhooks';

const NOW = Date.UTC(2026, 10, 25, 12);
const SECONDS = NOW / 1_000;
const TOKEN = 'f'.repeat(50);
const own = { key: 'key-own', previous: null };
const rotated = { key: 'key-new', previous: 'key-own' };
const parent = { key: 'key-parent', previous: null };
const alone: KeyRing = { own, parent: null };
const below: KeyRing = { own, parent };

const signed = (signingKey = 'key-own', parentSigningKey: string | null = null, ageS = 0) => ({
  signature: signEvent({ signingKey, parentSigningKey, timestamp: SECONDS - ageS, token: TOKEN }),
  'event-data': {},
});

describe("Mailgun's signature in the body", () => {
  const cases: [what: string, body: unknown, ring: KeyRing, verdict: string, each: string[]][] = [
    ['made with the account’s key', signed(), alone, 'valid', ['valid']],
    ['of a subaccount, made with both keys', signed('key-own', 'key-parent'), below, 'valid', ['valid', 'valid']],
    ['of a subaccount, without the primary’s', signed(), below, 'missing', ['valid', 'missing']],
    ['of a subaccount, with a stranger’s', signed('key-own', 'key-x'), below, 'wrong_key', ['valid', 'wrong_key']],
    ['made with another key', signed('key-x'), alone, 'wrong_key', ['wrong_key']],
    [
      'made with the previous key, which has no grace here',
      signed(),
      { own: rotated, parent: null },
      'wrong_key',
      ['wrong_key'],
    ],
    ['four minutes old', signed('key-own', null, 240), alone, 'valid', ['valid']],
    ['six minutes old', signed('key-own', null, 360), alone, 'too_old', ['valid']],
    ['from six minutes ahead', signed('key-own', null, -360), alone, 'in_future', ['valid']],
    ['not there', { 'event-data': {} }, alone, 'missing', []],
    ['not there because the body is no JSON', undefined, alone, 'missing', []],
    ['a text', { signature: 'x' }, alone, 'malformed', []],
    [
      'with a number for its timestamp',
      { signature: { ...signed().signature, timestamp: SECONDS } },
      alone,
      'malformed',
      [],
    ],
    [
      'with a date for its timestamp',
      { signature: { ...signed().signature, timestamp: 'today' } },
      alone,
      'malformed',
      [],
    ],
  ];
  it.each(cases)('%s', (_, body, ring, verdict, each) => {
    const check = checkMailgunSignature(body, ring, NOW);
    expect(check.verdict).toBe(verdict);
    expect(check.signatures.map((signature) => signature.verdict)).toEqual(each);
  });

  it('says which key was used when it is the previous one', () => {
    const { detail } = checkMailgunSignature(signed(), { own: rotated, parent: null }, NOW);
    expect(detail).toBe('signature: Made with the previous key, which does not count here.');
  });

  it('tells how old it was when it arrived', () => {
    expect(checkMailgunSignature(signed('key-own', null, 90), alone, NOW).ageMs).toBe(90_000);
  });
});

describe('the Standard Webhooks headers', () => {
  const BODY = '{"a":1}';
  const sent = (keys: string[], over: Record<string, string | undefined> = {}, { body = BODY, ageS = 0 } = {}) => {
    const made = standardWebhookHeaders({ id: 'msg_1', timestamp: SECONDS - ageS, body: BODY, keys });
    const headers: Record<string, string | undefined> = { ...made, ...over };
    return { header: (name: string) => headers[name], body: Buffer.from(body), senderHasKey: false };
  };
  const gone = { 'webhook-id': undefined, 'webhook-timestamp': undefined, 'webhook-signature': undefined };

  it.each([
    ['one signature, with the current key', sent(['key-own']), alone, 'valid'],
    ['the previous key, in its grace', sent(['key-own']), { own: rotated, parent: null }, 'valid'],
    ['the primary’s key alone', sent(['key-parent']), below, 'valid'],
    ['a stranger’s first and ours second', sent(['key-x', 'key-own']), alone, 'valid'],
    ['a stranger’s alone', sent(['key-x']), alone, 'wrong_key'],
    ['another body', sent(['key-own'], {}, { body: '{"a":2}' }), alone, 'wrong_key'],
    [
      'another body, by who has the key',
      { ...sent(['key-own'], {}, { body: '{}' }), senderHasKey: true },
      alone,
      'body_changed',
    ],
    ['another id', sent(['key-own'], { 'webhook-id': 'msg_2' }), alone, 'wrong_key'],
    ['six minutes old', sent(['key-own'], {}, { ageS: 360 }), alone, 'too_old'],
    ['six minutes ahead', sent(['key-own'], {}, { ageS: -360 }), alone, 'in_future'],
    ['no headers', sent([], gone), alone, 'missing'],
    ['no id', sent(['key-own'], { 'webhook-id': undefined }), alone, 'malformed'],
    ['another version alone', sent([], { 'webhook-signature': 'v1a,abc' }), alone, 'malformed'],
    ['an empty signature', sent([], { 'webhook-signature': '' }), alone, 'malformed'],
    ['a timestamp in words', sent(['key-own'], { 'webhook-timestamp': 'now' }), alone, 'malformed'],
  ] as const)('%s: %#', (_, request, ring, verdict) => {
    expect(checkStandardWebhooks(request, ring, NOW).verdict).toBe(verdict);
  });

  it('each signature is judged, and the key that made it is named, never shown', () => {
    const ring: KeyRing = { own: rotated, parent };
    const { signatures } = checkStandardWebhooks(sent(['key-new', 'key-parent', 'key-own', 'key-x']), ring, NOW);
    expect(signatures.map(({ detail }) => detail)).toEqual([
      'Made with the current key.',
      "Made with the primary account's current key.",
      'Made with the previous key.',
      'Fits none of the keys in force.',
    ]);
    expect(JSON.stringify(signatures)).not.toContain('key-');
  });
});
