import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, isEventType } from '@/lib/schemas/event-types';
import { type NormalizeContext, normalizeEvent } from './normalize-event';

const context: NormalizeContext = {
  accountId: '64f0c2aa91b7d3e5f8a01b22',
  domainName: 'mg.example.com',
  now: new Date('2026-11-20T10:11:14.318Z'),
  newId: () => 'fresh-id',
};
const minimal = { event: 'opened', recipient: 'ada@customer.example' };
const sample = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'samples', `${name}.json`), 'utf8'))['event-data'];

function accept(input: unknown, more: Partial<NormalizeContext> = {}) {
  const result = normalizeEvent(input, { ...context, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return { ...result.event, data: JSON.parse(result.event.payload) };
}
function issuesOf(input: unknown) {
  const result = normalizeEvent(input, context);
  return result.ok ? [] : result.issues.map((issue) => issue.path);
}

describe('MAILGUN 5.2: what is complete is stored as it came', () => {
  const names = [...EVENT_TYPES, 'permanent_fail.suppressed'];
  it.each(names)('%s', (name) => {
    const event = accept(sample(name));
    expect(event.payload).toBe(JSON.stringify(sample(name)));
    const type = name.split('.')[0] ?? '';
    expect(isEventType(type) && event.type).toBe(type);
  });

  it('the columns are taken from it', () => {
    expect(accept(sample('opened'))).toMatchObject({
      type: 'opened',
      eventId: 'o6Uv0wNzTp4gY7wAmB3zDi',
      occurredAt: '2026-11-20T10:20:01.207519Z',
      day: '2026-11-20',
      recipient: 'ada@customer.example',
      messageId: '20261120101112.4c1b7e02a9d35f68@mg.example.com',
    });
  });

  it('what was redacted before it came here is taken, too', () => {
    expect(accept(sample('opened.redacted')).recipient).toBe('[REDACTED]');
  });

  it('angle brackets around a message-id are no part of it', () => {
    const { messageId, data } = accept({ ...minimal, message: { headers: { 'message-id': '<1@mg>' } } });
    expect([messageId, data.message]).toEqual(['1@mg', { headers: { 'message-id': '1@mg' } }]);
    expect(accept(minimal).messageId).toBeNull();
  });
});

describe('PRODUCT 4: "`id`, `timestamp`, `log-level`, `account`, `domain` are filled in where missing"', () => {
  it('an event and a recipient are enough', () => {
    expect(accept(minimal).data).toEqual({
      event: 'opened',
      id: 'fresh-id',
      timestamp: 1795169474.318,
      'log-level': 'info',
      account: { id: context.accountId },
      domain: { name: context.domainName },
      recipient: 'ada@customer.example',
      'recipient-domain': 'customer.example',
      tags: [],
      'user-variables': {},
    });
  });

  it('the common fields lead, the others follow as they were given', () => {
    const { payload } = accept({
      zeta: 1,
      recipient: 'a@b.co',
      reason: 'x',
      alpha: 2,
      severity: 'temporary',
      event: 'failed',
    });
    expect(Object.keys(JSON.parse(payload)).join(' ')).toBe(
      'event id timestamp log-level severity reason account domain zeta recipient alpha recipient-domain tags user-variables',
    );
  });

  it('account and domain are the real owner’s, whatever the event says', () => {
    const { data } = accept({ ...minimal, account: { id: 'stranger', x: 1 }, domain: 'stranger.example' });
    expect(data).toMatchObject({ account: { id: context.accountId }, domain: { name: context.domainName } });
    expect(data.account).toEqual({ id: context.accountId });
  });

  it('what is given is kept, unknown fields too', () => {
    const given = { ...minimal, 'log-level': 'error', 'recipient-domain': 'other', custom: { deep: [0, 1] } };
    expect(accept(given).data).toMatchObject({
      'log-level': 'error',
      'recipient-domain': 'other',
      custom: { deep: [0, 1] },
    });
  });

  it('the context is not asked for an id when there is one', () => {
    const newId = () => {
      throw new Error('asked');
    };
    expect(accept({ ...minimal, id: 'mine' }, { newId }).eventId).toBe('mine');
  });
});

describe('MAILGUN 5.2: what breaks real parsers', () => {
  it.each([
    [1795169474, 1795169474.0001],
    [1795169474.00004, 1795169474.0001],
    [1795169474.00006, 1795169474.00006],
    [1795169474.99994, 1795169474.99994],
    [1795169474.99996, 1795169474.9999],
    [1795169474.5, 1795169474.5],
    [1795169474.951733, 1795169474.951733],
    [1795169474.9517334, 1795169474.951733],
    [1795169474.0000002, 1795169474.0001],
    [1795169474.9999998, 1795169475.0001],
  ])('"a JSON number with a non-zero fraction of at most 6 digits": %d becomes %d', (timestamp, expected) => {
    const { data, payload } = accept({ ...minimal, timestamp });
    expect(data.timestamp).toBe(expected);
    expect(payload).toMatch(/"timestamp":\d{10}\.\d{1,6},/);
  });

  it('a missing timestamp on a whole second gets a fraction as well', () => {
    expect(accept(minimal, { now: new Date(1_795_169_474_000) }).data.timestamp).toBe(1795169474.0001);
  });

  it.each([
    [1e9, '1000000000.0001'],
    [1.7e9, '1700000000.0001'],
    [JSON.parse('1700000000.0000001'), '1700000000.0001'],
    [1700000000.1, '1700000000.1'],
    [1795169474.12, '1795169474.12'],
    [4102444799.9999995, '4102444800.0001'],
  ])('%d is POSTed as the text %s', (timestamp, text) => {
    expect(accept({ ...minimal, timestamp }).payload).toContain(`"timestamp":${text},`);
  });

  it.each([
    ['missing', minimal],
    ['null', { ...minimal, tags: null, 'user-variables': null }],
    ['PHP’s empty array', { ...minimal, tags: [], 'user-variables': [] }],
  ])('"user-variables and tags always present", also when %s', (_, input) => {
    expect(accept(input).data).toMatchObject({ tags: [], 'user-variables': {} });
  });

  it('"Never delivery-status: null": nulls are left out', () => {
    const { payload } = accept({ ...minimal, 'delivery-status': null, 'client-info': null, id: null, timestamp: null });
    expect(payload).not.toContain('null');
  });

  it('the day is that of UTC', () => {
    expect(accept({ ...minimal, timestamp: 1795132799.9 }).day).toBe('2026-11-19');
    expect(accept({ ...minimal, timestamp: 1795132800.1 }).day).toBe('2026-11-20');
  });
});

describe('PRODUCT 4: "What cannot be accepted is refused with a reason", naming the field', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 40; level += 1) deep = [deep];
  const table: [string, unknown, string[]][] = [
    ['no object', 'opened', ['']],
    ['null', null, ['']],
    ['an array', [minimal], ['']],
    ['nothing in it', {}, ['event', 'recipient']],
    ['no recipient', { event: 'opened' }, ['recipient']],
    ['recipient null', { ...minimal, recipient: null }, ['recipient']],
    ['recipient with a name', { ...minimal, recipient: 'Ada <ada@x.example>' }, ['recipient']],
    ['two recipients', { ...minimal, recipient: 'a@x.example,b@x.example' }, ['recipient']],
    ['recipient without @', { ...minimal, recipient: 'ada' }, ['recipient']],
    ['recipient without end', { ...minimal, recipient: `${'a'.repeat(400)}@x.example` }, ['recipient']],
    ['unknown type', { ...minimal, event: 'exploded' }, ['event']],
    ['a webhook type that is no event', { ...minimal, event: 'permanent_fail' }, ['event']],
    ['an event of Mailgun that no webhook hears of', { ...minimal, event: 'stored' }, ['event']],
    ['an event that is no string', { ...minimal, event: ['opened'] }, ['event']],
    ['a failed without severity', { ...minimal, event: 'failed' }, ['severity']],
    ['a failed with an odd severity', { ...minimal, event: 'failed', severity: 'final' }, ['severity']],
    ['an empty id', { ...minimal, id: '' }, ['id']],
    ['an id with a space', { ...minimal, id: 'a b' }, ['id']],
    ['an id of 65', { ...minimal, id: 'a'.repeat(65) }, ['id']],
    ['an id that is a number', { ...minimal, id: 7 }, ['id']],
    ['a timestamp in milliseconds', { ...minimal, timestamp: 1795169474318 }, ['timestamp']],
    ['a timestamp as text', { ...minimal, timestamp: '1795169474' }, ['timestamp']],
    ['a negative timestamp', { ...minimal, timestamp: -1 }, ['timestamp']],
    ['a timestamp of 0', { ...minimal, timestamp: 0 }, ['timestamp']],
    ['a huge timestamp', { ...minimal, timestamp: 1e300 }, ['timestamp']],
    ['a timestamp that is a list', { ...minimal, timestamp: [1795169474.5] }, ['timestamp']],
    ['tags that are no list', { ...minimal, tags: 'a' }, ['tags']],
    ['tags that are no strings', { ...minimal, tags: ['a', 1] }, ['tags']],
    ['user-variables that are a list', { ...minimal, 'user-variables': ['a'] }, ['user-variables']],
    ['user-variables that are a number', { ...minimal, 'user-variables': 1 }, ['user-variables']],
    ['user-variables that are no JSON', { ...minimal, 'user-variables': 'a=1' }, ['user-variables']],
    ['user-variables that are a JSON list', { ...minimal, 'user-variables': '[1]' }, ['user-variables']],
    ['a NUL in JSON text', { ...minimal, 'user-variables': '{"a":"\\u0000"}' }, ['user-variables.a']],
    ['a severity that is a list', { ...minimal, severity: ['x'] }, ['severity']],
    ['a severity of null', { ...minimal, event: 'failed', severity: null }, ['severity']],
    ['a log-level that is a number', { ...minimal, 'log-level': 3 }, ['log-level']],
    ['a delivery-status that is text', { ...minimal, 'delivery-status': 'ok' }, ['delivery-status']],
    ['a code that is text', { ...minimal, 'delivery-status': { code: '250' } }, ['delivery-status.code']],
    ['a code with a fraction', { ...minimal, 'delivery-status': { code: 250.5 } }, ['delivery-status.code']],
    ['a tls that is text', { ...minimal, 'delivery-status': { tls: 'yes' } }, ['delivery-status.tls']],
    ['a client-info that is text', { ...minimal, 'client-info': 'Chrome' }, ['client-info']],
    ['a bot that is a flag', { ...minimal, 'client-info': { bot: true } }, ['client-info.bot']],
    ['a geolocation that is a list', { ...minimal, geolocation: ['Lyon'] }, ['geolocation']],
    ['targets that are a list', { ...minimal, envelope: { targets: ['a@b.co'] } }, ['envelope.targets']],
    ['flags that are text', { ...minimal, flags: { 'is-test-mode': 'yes' } }, ['flags.is-test-mode']],
    ['a storage that is text', { ...minimal, storage: 'https://x' }, ['storage']],
    ['a storage.url that is an object', { ...minimal, storage: { url: {} } }, ['storage.url']],
    ['campaigns that are text', { ...minimal, campaigns: 'summer' }, ['campaigns']],
    ['a campaign that is text', { ...minimal, campaigns: [{ id: 'a' }, 'b'] }, ['campaigns[1]']],
    [
      'a recipient of the message that is none',
      { ...minimal, message: { recipients: [1] } },
      ['message.recipients[0]'],
    ],
    [
      'an attachment without a whole size',
      { ...minimal, message: { attachments: [{ size: '1' }] } },
      ['message.attachments[0].size'],
    ],
    ['a url that is a list', { ...minimal, url: ['https://x'] }, ['url']],
    ['a delivered-at with a fraction', { ...minimal, 'delivered-at': 1.5 }, ['delivered-at']],
    ['a message that is text', { ...minimal, message: 'hi' }, ['message']],
    ['headers that are text', { ...minimal, message: { headers: 'hi' } }, ['message.headers']],
    [
      'a message-id that is a number',
      { ...minimal, message: { headers: { 'message-id': 7 } } },
      ['message.headers.message-id'],
    ],
    [
      'a message-id of too many bytes',
      { ...minimal, message: { headers: { 'message-id': '\u4e00'.repeat(333) } } },
      ['message.headers.message-id'],
    ],
    ['a NUL', { ...minimal, message: { headers: { subject: 'a\u0000b' } } }, ['message.headers.subject']],
    ['a NUL in a list', { ...minimal, tags: ['ok', '\u0000'] }, ['tags[1]']],
    ['half of a surrogate pair', { ...minimal, reason: '\ud83d' }, ['reason']],
    ['a NUL in a name', { ...minimal, 'user-variables': { 'a\u0000': 1 } }, ['user-variables["a\\u0000"]']],
    ['a number beyond JSON', JSON.parse('{"event":"opened","recipient":"a@b.co","n":1e999}'), ['n']],
    ['too deep', { ...minimal, deep }, [`deep${'[0]'.repeat(15)}`]],
    ['too long a string', { ...minimal, reason: 'x'.repeat(70_000) }, ['reason']],
    ['too long a name', { ...minimal, ['x'.repeat(300)]: 1 }, [`["${'x'.repeat(100)}"]`]],
    ['too many values', { ...minimal, many: Array.from({ length: 6_000 }, () => 0) }, ['']],
    ['too large', { ...minimal, many: Array.from({ length: 5 }, () => 'x'.repeat(60_000)) }, ['']],
  ];
  it.each(table)('%s', (_, input, paths) => expect(issuesOf(input)).toEqual(paths));

  it('everything that is wrong is said at once, in words', () => {
    const result = normalizeEvent({ event: 'failed', id: '', recipient: 'ada' }, context);
    expect(result).toEqual({
      ok: false,
      issues: [
        { path: 'severity', message: 'is required for a failed event' },
        { path: 'id', message: 'must be 1 to 64 characters out of A-Z a-z 0-9 _ - =' },
        { path: 'recipient', message: 'must be one email address, such as ada@example.com' },
      ],
    });
  });

  it('emoji and every other whole character is fine', () => {
    expect(accept({ ...minimal, 'user-variables': { '😀': 'Grüße 😀 \u2028' } }).data['user-variables']).toEqual({
      '😀': 'Grüße 😀 \u2028',
    });
  });

  it('an own __proto__ key is data and pollutes nothing', () => {
    const input = JSON.parse('{"event":"opened","recipient":"a@b.co","__proto__":{"id":"evil","polluted":1}}');
    const { eventId, payload } = accept(input);
    expect(eventId).toBe('fresh-id');
    expect(payload).toContain('"__proto__":{"id":"evil","polluted":1}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('names of Object’s own methods are no fields', () => {
    expect(issuesOf(JSON.parse('{"event":"constructor","recipient":"toString"}'))).toEqual(['event', 'recipient']);
  });
});
