import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { eventMatches, type FilterField, parseEventFilter, requiredTexts, typesLeft } from './event-filter';
import { eventRange, parseQueryTime } from './event-filter-time';

const event = {
  event: 'failed',
  severity: 'permanent',
  recipient: 'Ada@Customer.example',
  tags: ['orders', 'shipped'],
  'mailing-list': { address: 'devs@mg.example.com' },
  message: {
    headers: {
      from: 'Acme Orders <orders@mg.example.com>',
      to: 'Ada <ada@customer.example>, bob@customer.example',
      subject: 'Your order 10417 has shipped',
      'message-id': '2026.1@mg.example.com',
    },
    attachments: [{ filename: 'invoice.pdf', size: 10 }, { filename: 'logo.png' }],
    recipients: ['ada@customer.example', 'bob@customer.example'],
    size: 2_381,
  },
};

describe('each field finds its values (MAILGUN 7)', () => {
  it.each<[FilterField, string, boolean]>([
    ['event', 'failed OR rejected', true],
    ['event', 'delivered', false],
    ['event', 'NOT delivered', true],
    ['list', 'devs@mg.example.com', true],
    ['attachment', 'invoice.pdf', true],
    ['attachment', 'logo', true],
    ['attachment', 'photo', false],
    ['from', 'orders@mg.example.com', true],
    ['from', '<orders@mg.example.com>', true],
    ['from', 'mg.example.com', true],
    ['from', 'ders@mg.example.com', false],
    ['to', 'bob@customer.example', true],
    ['to', 'eve@customer.example', false],
    ['message-id', '<2026.1@mg.example.com>', true],
    ['message-id', '2026.1@mg.example.com', true],
    ['message-id', '2026.1', false],
    ['subject', '"has shipped" order', true],
    ['size', '>2000 <3000', true],
    ['size', '>3000', false],
    ['recipient', 'ada@customer.example', true],
    ['recipients', 'bob@customer.example', true],
    ['tags', 'orders shipped', true],
    ['tags', 'ship', false],
    ['severity', 'permanent', true],
    ['severity', 'temporary', false],
  ])('%s=%s is %s', (field, text, expected) =>
    expect(eventMatches(event, [parseEventFilter(field, text)])).toBe(expected),
  );

  it('several filters are joined by AND', () => {
    const filters = [parseEventFilter('tags', 'orders'), parseEventFilter('tags', 'paid')];
    expect(eventMatches(event, filters)).toBe(false);
  });

  it('a bad expression is told with its parameter and position', () =>
    expect(() => parseEventFilter('subject', 'a (b')).toThrow(
      "Invalid filter expression in parameter 'subject': a closing parenthesis is missing at position 5",
    ));
});

describe('the types that filters leave', () => {
  it.each<[FilterField, string, string[]]>([
    ['event', 'failed', ['permanent_fail', 'temporary_fail']],
    ['event', 'opened OR clicked', ['opened', 'clicked']],
    ['event', 'rejected OR stored', []],
    ['event', 'NOT failed', EVENT_TYPES.filter((type) => !type.endsWith('_fail'))],
  ])('%s=%s', (field, text, types) =>
    expect(typesLeft([parseEventFilter(field, text)]).sort()).toEqual([...types].sort()),
  );

  it('a severity leaves one kind of failure', () => {
    const filters = [parseEventFilter('severity', 'temporary'), parseEventFilter('event', 'failed')];
    expect(typesLeft(filters)).toEqual(['temporary_fail']);
  });
});

describe('what must stand in the payload', () => {
  it.each<[FilterField, string, string[][]]>([
    ['subject', 'Order "say \\"hi\\""', [['order'], ['say \\"hi\\"']]],
    ['to', 'Ada@x.example OR <bob@x.example>', [['ada@x.example', 'bob@x.example']]],
    ['subject', 'größe order', [['order']]],
    ['subject', 'größe OR order', []],
    ['size', '>10', []],
    ['event', 'failed', []],
  ])('%s=%s', (field, text, texts) => expect(requiredTexts([parseEventFilter(field, text)])).toEqual(texts));
});

describe('moments of a query', () => {
  it.each([
    ['1795169474.951733', '2026-11-20T10:11:14.951733Z'],
    ['1795169474', '2026-11-20T10:11:14.000000Z'],
    ['Fri, 20 Nov 2026 10:11:14 -0000', '2026-11-20T10:11:14.000000Z'],
    ['Fri, 20 Nov 2026 12:11:14 +0200', '2026-11-20T10:11:14.000000Z'],
    ['Fri, 20 Nov 2026 12:11:14  0200', '2026-11-20T10:11:14.000000Z'],
    ['Fri, 2 Jan 2026 05:00:00 GMT', '2026-01-02T05:00:00.000000Z'],
    ['2 Jan 2026 05:00', '2026-01-02T05:00:00.000000Z'],
    ['2026-11-20T10:11:14.951733Z', '2026-11-20T10:11:14.951733Z'],
    ['2026-11-20T05:11:14-05:00', '2026-11-20T10:11:14.000000Z'],
    ['2026-11-20', '2026-11-20T00:00:00.000000Z'],
  ])('%s', (text, expected) => expect(parseQueryTime('begin', text)).toBe(expected));

  it.each(['yesterday', '2026-02-31', 'Fri, 20 Foo 2026 10:11:14 GMT', '1795169474951', '-5', '2026-11-20T25:00:00Z'])(
    '%s is none',
    (text) => expect(() => parseQueryTime('begin', text)).toThrow("Invalid parameter 'begin'"),
  );
});

describe('the range and its direction (MAILGUN 7)', () => {
  const at = (seconds: number) => parseQueryTime('x', String(seconds));
  it.each([
    [{}, { ascending: false }],
    [{ ascending: 'yes' }, { ascending: true }],
    [
      { begin: '10', end: '20' },
      { earliest: at(10), latest: at(20), ascending: true },
    ],
    [
      { begin: '20', end: '10' },
      { earliest: at(10), latest: at(20), ascending: false },
    ],
    [
      { begin: '10', ascending: 'yes' },
      { earliest: at(10), ascending: true },
    ],
    [
      { begin: '10', ascending: 'no' },
      { latest: at(10), ascending: false },
    ],
    [{ begin: '10' }, { earliest: at(10), ascending: true }],
    [
      { begin: '10', end: '20', ascending: 'true' },
      { earliest: at(10), latest: at(20), ascending: true },
    ],
    [{ begin: '', end: '', ascending: '' }, { ascending: false }],
  ])('%j', (query, expected) => expect(eventRange(query)).toEqual(expected));

  it.each([
    { begin: '10', end: '20', ascending: 'no' },
    { begin: '20', end: '10', ascending: 'yes' },
    { ascending: 'up' },
  ])('%j is refused', (query) => expect(() => eventRange(query)).toThrow("Invalid parameter 'ascending'"));
});
