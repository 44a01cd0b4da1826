import { describe, expect, it } from 'vitest';
import { logMatches, logRequiredTexts, logTypesLeft, parseLogCondition } from './event-log-filter';
import { logItem } from './event-log-item';
import { logEventTypes } from './event-log-names';
import delivered from './samples/delivered.json';

const event = {
  ...delivered['event-data'],
  reason: 'bounce',
  'mailing-list': { address: 'devs@mg.example.com' },
};
const condition = (attribute: string, comparator: string, ...values: string[]) =>
  parseLogCondition({ attribute, comparator, values });

describe('conditions of a search of the logs (MAILGUN 7)', () => {
  it.each<[string, string, string[], boolean]>([
    ['event', '=', ['delivered'], true],
    ['event', '!=', ['delivered'], false],
    ['event', '=', ['opened', 'Delivered'], true],
    ['domain', '=', ['MG.example.com'], true],
    ['domain', '!=', ['mg.example.com'], false],
    ['recipient', '=', ['ADA@customer.example'], true],
    ['recipient', '=', ['da@customer.example'], false],
    ['recipient', 'contains', ['da@cust'], true],
    ['recipient', 'not contains', ['da@cust'], false],
    ['recipient_domain', '=', ['customer.example'], true],
    ['tag', '=', ['shipped'], true],
    ['tags', '=', ['ship'], false],
    ['tag', '!=', ['shipped', 'x'], false],
    ['tag', '!=', ['y', 'x'], true],
    ['message-id', '=', ['<20261120101112.4c1b7e02a9d35f68@mg.example.com>'], true],
    ['message_id', 'contains', ['4c1b7e02'], true],
    ['subject', 'contains', ['ORDER 10417'], true],
    ['subject', 'starts with', ['your'], true],
    ['subject', 'ends with', ['your'], false],
    ['from', '=', ['orders@mg.example.com'], true],
    ['from', '=', ['Acme Orders <orders@mg.example.com>'], true],
    ['from', '=', ['rders@mg.example.com'], false],
    ['reason', '=', ['bounce'], true],
    ['severity', '=', ['permanent'], false],
    ['severity', '!=', ['permanent'], true],
    ['code', '>=', ['250'], true],
    ['size', '<', ['2381'], false],
    ['delivery-status.code', '=', ['250'], true],
    ['list', '=', ['devs@mg.example.com'], true],
  ])('%s %s %j is %s', (attribute, comparator, values, expected) =>
    expect(logMatches(event, [condition(attribute, comparator, ...values)])).toBe(expected),
  );

  it.each([
    ['colour', '=', "Invalid filter: unknown attribute 'colour', known are event, domain,"],
    ['__proto__', '=', "Invalid filter: unknown attribute '__proto__'"],
    ['event', 'like', "Invalid filter: unknown comparator 'like', known are =, contains,"],
    ['size', '>', "Invalid filter: 'size' > needs a number"],
  ])('%s %s is refused', (attribute, comparator, message) =>
    expect(() => condition(attribute, comparator, 'x')).toThrow(message),
  );

  it('they leave types', () => {
    expect(logTypesLeft([condition('event', '=', 'failed'), condition('severity', '=', 'permanent')])).toEqual([
      'permanent_fail',
    ]);
    expect(logTypesLeft([condition('event', '!=', 'opened')], ['opened', 'clicked'])).toEqual(['clicked']);
  });

  it('they say what must stand in the payload', () => {
    expect(logRequiredTexts([condition('subject', 'contains', 'A"b', 'C')])).toEqual([['a\\"b', 'c']]);
    expect(logRequiredTexts([condition('subject', '!=', 'a'), condition('size', '>', '1')])).toEqual([]);
    expect(logRequiredTexts([condition('subject', '=', 'größe')])).toEqual([]);
  });
});

describe('names of events', () => {
  it.each([
    [[], [], undefined],
    [['failed'], [], ['permanent_fail', 'temporary_fail']],
    [['opened', 'unique_opened'], [], ['opened']],
    [['rejected'], [], []],
    [[], ['temporary_failed', 'delivered_smtp'], ['temporary_fail', 'delivered']],
    [['clicked'], ['accepted'], ['clicked', 'accepted']],
  ])('%j and %j', (events, metrics, types) => expect(logEventTypes(events, metrics)).toEqual(types));

  it('an unknown one is refused', () => {
    expect(() => logEventTypes(['permanent_fail'], [])).toThrow(
      "Invalid events: unknown 'permanent_fail', known are accepted,",
    );
    expect(() => logEventTypes([], ['constructor'])).toThrow("Invalid metric_events: unknown 'constructor'");
  });
});

describe('an event as the logs show it (MAILGUN 7)', () => {
  it('in the order of recorded answers', () => {
    const item = logItem(delivered['event-data'], null);
    expect(Object.keys(item)).toEqual([
      ...['id', 'event', '@timestamp', 'account', 'tags', 'delivery-status', 'domain', 'recipient'],
      ...['recipient-domain', 'recipient-provider', 'envelope', 'storage', 'log-level', 'user-variables'],
      ...['message', 'flags', 'primary-dkim'],
    ]);
    expect(item).toMatchObject({
      '@timestamp': '2026-11-20T10:11:14.951Z',
      account: { id: '64f0c2aa91b7d3e5f8a01b22' },
      storage: { url: [delivered['event-data'].storage.url] },
      'user-variables': '{"order_id":"10417","customer_id":"88"}',
    });
  });

  it('names the parent of a subaccount', () =>
    expect(JSON.stringify(logItem({ account: { id: 'b' }, timestamp: 1.5 }, 'a').account)).toBe(
      '{"parent-id":"a","id":"b"}',
    ));
});
