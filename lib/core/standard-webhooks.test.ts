import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { standardWebhookHeaders, standardWebhookSecret } from './standard-webhooks';

const KEY = 'key-0123456789abcdef0123456789abcdef';
const OLD_KEY = 'key-fedcba9876543210fedcba9876543210';
const body = '{"event-data":{"subject":"Grüße"}}';
const now = () => Math.floor(Date.now() / 1_000);
const signed = (keys: string[]) => standardWebhookHeaders({ id: 'msg_1_2', timestamp: now(), body, keys });

describe('PRODUCT 2: "The same request also carries the Standard Webhooks headers webhook-id, webhook-timestamp, webhook-signature"', () => {
  it('the official library verifies them with our secret', () => {
    expect(new Webhook(standardWebhookSecret(KEY)).verify(body, signed([KEY]))).toEqual(JSON.parse(body));
  });

  it('with two keys a receiver that knows either one verifies', () => {
    const headers = signed([KEY, OLD_KEY]);
    expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
    for (const key of [KEY, OLD_KEY]) {
      expect(() => new Webhook(standardWebhookSecret(key)).verify(body, headers)).not.toThrow();
    }
  });

  it.each([
    ['a changed body', { body: `${body} `, headers: signed([KEY]) }],
    ['a strange key', { body, headers: signed([OLD_KEY]) }],
    ['a changed id', { body, headers: { ...signed([KEY]), 'webhook-id': 'msg_1_3' } }],
  ])('%s is refused', (_, request) => {
    expect(() => new Webhook(standardWebhookSecret(KEY)).verify(request.body, request.headers)).toThrow();
  });

  it('the secret is whsec_ and the base64 of the signing key’s characters', () => {
    expect(standardWebhookSecret('key-00')).toBe('whsec_a2V5LTAw');
  });
});
