import { describe, expect, it } from 'vitest';
import { normalizeEvent } from './normalize-event';
import { repairEvent } from './repair-event';

/** What of an event is POSTed; the named fields only. */
function posted(input: Record<string, unknown>) {
  const result = normalizeEvent(
    { event: 'opened', recipient: 'ada@customer.example', ...input },
    { accountId: 'a', domainName: 'mg.example', now: new Date(), newId: () => 'id' },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const data = JSON.parse(result.event.payload);
  return Object.fromEntries(Object.keys(input).flatMap((key) => (key in data ? [[key, data[key]]] : [])));
}

describe('MAILGUN 5.2, what breaks real parsers: nulls are left out at every depth', () => {
  it.each([
    ['of an object', { 'delivery-status': null, 'client-info': null, message: null, reason: null }, {}],
    ['in it', { 'delivery-status': { code: 250, message: null } }, { 'delivery-status': { code: 250 } }],
    ['of headers, which clients index', { message: { headers: null, size: 1 } }, { message: { size: 1 } }],
    [
      'deep in the message',
      { message: { headers: { subject: null, 'message-id': '1@mg' } } },
      { message: { headers: { 'message-id': '1@mg' } } },
    ],
    ['among tags', { tags: ['a', null, 'b'] }, { tags: ['a', 'b'] }],
    [
      'in lists',
      { campaigns: [null], message: { attachments: [null, { filename: null, size: 3 }], recipients: [null] } },
      { campaigns: [], message: { attachments: [{ size: 3 }], recipients: [] } },
    ],
    ['in fields that we do not know', { own: { a: null, b: [null, { c: null }] } }, { own: { b: [{}] } }],
    ['of the storage', { storage: { url: null, key: 'k' } }, { storage: { key: 'k' } }],
  ])('%s', (_, input, expected) => expect(posted(input)).toEqual(expected));

  it('but user-variables are the sender’s own', () => {
    const variables = { order: null, deep: { list: [null, 1] } };
    expect(posted({ 'user-variables': variables })).toEqual({ 'user-variables': variables });
  });
});

describe('MAILGUN 5.2: each field is of the kind that receivers read', () => {
  it.each([
    ['PHP’s empty list for an object', { 'client-info': [], geolocation: [], envelope: [], flags: [] }, {}],
    ['and for headers', { message: { headers: [], size: 2 } }, { message: { size: 2 } }],
    ['and for the storage', { storage: [] }, {}],
    [
      'but Mailgun’s own of an unsubscribed',
      { event: 'unsubscribed', storage: [] },
      { event: 'unsubscribed', storage: [] },
    ],
    ['a list of storage URLs', { storage: { url: ['https://a', 'https://b'] } }, { storage: { url: 'https://a' } }],
    ['an empty one', { storage: { key: 'k', url: [] } }, { storage: { key: 'k' } }],
    ['PHP’s empty user-variables', { 'user-variables': [] }, { 'user-variables': {} }],
    [
      'the logs’ user-variables',
      { 'user-variables': '{"order":{"id":7}}' },
      { 'user-variables': { order: { id: 7 } } },
    ],
    ['the logs’ empty ones', { 'user-variables': '' }, { 'user-variables': {} }],
    [
      'a message-id in angle brackets',
      { message: { headers: { 'message-id': '<1@mg>' } } },
      { message: { headers: { 'message-id': '1@mg' } } },
    ],
  ])('%s', (_, input, expected) => expect(posted(input)).toEqual(expected));

  it('the order of what stays is kept', () => {
    const event = {
      b: 1,
      message: { size: 1, headers: { to: 'x', from: 'y' } },
      a: null,
      storage: { url: 'u', key: 'k' },
    };
    expect(JSON.stringify(repairEvent(event))).toBe(
      '{"b":1,"message":{"size":1,"headers":{"to":"x","from":"y"}},"storage":{"url":"u","key":"k"}}',
    );
  });
});
