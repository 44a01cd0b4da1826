import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signEvent } from './sign-event';
import { buildBody } from './webhook-body';

const folder = join(import.meta.dirname, 'samples');
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const keys = read('_test-keys.json') as { primary_signing_key: string; subaccount_signing_key: string };
const samples = readdirSync(folder).filter((name) => !name.startsWith('_'));

describe('MAILGUN 2: "signature = hex_lower(HMAC_SHA256(key, timestamp + token)), no separator"', () => {
  it.each(samples)('reproduces the signature of %s', (name) => {
    const { signature } = read(name);
    const isSubaccount = name.includes('subaccount');
    const signed = signEvent({
      signingKey: isSubaccount ? keys.subaccount_signing_key : keys.primary_signing_key,
      parentSigningKey: isSubaccount ? keys.primary_signing_key : null,
      timestamp: Number(signature.timestamp),
      token: signature.token,
    });
    expect(signed).toEqual(signature);
    expect(Object.keys(signed)).toEqual(Object.keys(signature));
  });

  it('the timestamp is a string of whole seconds', () => {
    const signed = signEvent({ signingKey: 'k', timestamp: 1_795_169_473.9, token: 'ab' });
    expect(signed.timestamp).toBe('1795169473');
  });

  it('the whole key is the HMAC key, its prefix too', () => {
    const expected = createHmac('sha256', 'key-00ff').update('1795169473ab').digest('hex');
    expect(signEvent({ signingKey: 'key-00ff', timestamp: 1_795_169_473, token: 'ab' }).signature).toBe(expected);
  });
});

describe('MAILGUN 9: "event of the primary\'s own domain: `signature` alone"', () => {
  it.each([undefined, null])(
    'with %s for the primary’s key there is no parent-signature at all',
    (parentSigningKey) => {
      const signed = signEvent({ signingKey: 'k', parentSigningKey, timestamp: 1, token: 'ab' });
      expect('parent-signature' in signed).toBe(false);
    },
  );
});

describe('MAILGUN 5.1: body {"signature":{…},"event-data":{…}}', () => {
  it.each(samples)('is, for %s, the sample in compact form', (name) => {
    const sample = read(name);
    expect(buildBody(sample.signature, JSON.stringify(sample['event-data']))).toBe(JSON.stringify(sample));
  });

  it('takes the payload over as text, digit by digit', () => {
    const body = buildBody({ token: 't', timestamp: '1', signature: 's' }, '{"n":1.10}');
    expect(body).toBe('{"signature":{"token":"t","timestamp":"1","signature":"s"},"event-data":{"n":1.10}}');
  });
});
