import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventTypeOf } from './event-type';
import type { MessageContent } from './message-content';
import { normalizeEvent } from './normalize-event';
import { fateOf, type SimulationContext, simulateMessage } from './simulate-message';

const now = new Date('2026-12-01T08:00:00.000Z');
const box = (address: string, name = '') => ({ address, name });
const message = (over: Partial<MessageContent> = {}): MessageContent => ({
  from: box('orders@mg.example.org', 'Acme, Inc.'),
  messageId: null,
  to: [box('ada@customer.example', 'Ada')],
  others: [],
  toHeader: null,
  subject: 'Your order',
  html: '<a href="https://shop.example.com/a?b=1&amp;c=2">',
  text: '',
  size: 1_234,
  attachments: [{ filename: 'bill.pdf', 'content-type': 'application/pdf', size: 99 }],
  tags: ['orders'],
  variables: { order_id: '10417', nested: { a: [1, 'b'] } },
  testMode: true,
  tracking: { opens: true, clicks: true },
  recipientVariables: null,
  ...over,
});

function run(content: MessageContent, over: Partial<SimulationContext> = {}) {
  let id = 0;
  const context: SimulationContext = {
    accountId: 'c'.repeat(24),
    domainName: 'mg.example.org',
    region: 'us',
    apiKeyId: '1a2b3c4d-5e6f7a8b',
    messageId: '20261201080000.4c1b7e02a9d35f68@mg.example.org',
    now,
    newId: () => `id${String(id++).padStart(20, '0')}`,
    ...over,
  };
  // biome-ignore lint/suspicious/noExplicitAny: payloads are looked into freely
  return [...simulateMessage(content, context)] as Record<string, any>[];
}

const ON = { opens: true, clicks: true };
const PLAIN = ['accepted', 'delivered'];

describe('what becomes of a message, by the local part of its recipient', () => {
  it.each([
    ['ada@x.example', PLAIN],
    ['bounce@x.example', ['accepted', 'permanent_fail']],
    ['BOUNCE+order-1@x.example', ['accepted', 'permanent_fail']],
    ['defer@x.example', ['accepted', 'temporary_fail', 'delivered']],
    ['complain@x.example', [...PLAIN, 'complained']],
    ['open@x.example', [...PLAIN, 'opened']],
    ['Click@x.example', [...PLAIN, 'opened', 'clicked']],
    ['unsub@x.example', [...PLAIN, 'unsubscribed']],
    ['bouncer@x.example', PLAIN],
    ['a+bounce@x.example', PLAIN],
    ['constructor@x.example', PLAIN],
    ['ada@bounce', PLAIN],
  ])('%s: %j', (recipient, types) => {
    expect(fateOf(recipient, ON)).toEqual(types);
    expect(run(message({ to: [box(recipient)] })).map(eventTypeOf)).toEqual(types);
  });

  it.each([
    ['open@x.example', { opens: false, clicks: true }, PLAIN],
    ['click@x.example', { opens: true, clicks: false }, [...PLAIN, 'opened']],
    ['click@x.example', { opens: false, clicks: true }, [...PLAIN, 'clicked']],
    ['unsub@x.example', { opens: false, clicks: false }, [...PLAIN, 'unsubscribed']],
  ])('%s with tracking %j: %j', (recipient, tracking, types) => {
    expect(fateOf(recipient, tracking)).toEqual(types);
  });
});

/** Names of all fields, nested ones too, but of user-variables and within attachments, which are anybody's. */
const fieldsOf = (value: unknown, path = ''): string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value) || path.endsWith('/user-variables')
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, `${path}/${key}`));

describe('its events', () => {
  const everybody = ['bounce', 'defer', 'complain', 'click', 'unsub'].map((name) => box(`${name}@x.example`));
  const events = run(message({ to: everybody }));

  it('have the fields of the recorded ones, in their order (MAILGUN 5.2)', () => {
    expect(new Set(events.map(eventTypeOf)).size).toBe(8);
    for (const event of events) {
      const path = join(import.meta.dirname, 'samples', `${eventTypeOf(event)}.json`);
      const recorded = JSON.parse(readFileSync(path, 'utf8'))['event-data'];
      expect(Object.keys(event)).toEqual(Object.keys(recorded));
      expect(fieldsOf(event).sort()).toEqual(fieldsOf(recorded).sort());
    }
  });

  it('are stored as they are', () => {
    for (const event of events) {
      const context = { accountId: 'c'.repeat(24), domainName: 'mg.example.org', now, newId: () => 'other' };
      expect(normalizeEvent(event, context)).toMatchObject({ ok: true, event: { payload: JSON.stringify(event) } });
    }
  });

  it('say of the message what was handed in', () => {
    const [accepted, delivered, opened, clicked] = run(message({ to: [box('click@x.example', 'Ada')] }));
    const headers = {
      to: 'Ada <click@x.example>',
      'message-id': '20261201080000.4c1b7e02a9d35f68@mg.example.org',
      from: '"Acme, Inc." <orders@mg.example.org>',
      subject: 'Your order',
    };
    expect(accepted).toMatchObject({
      'api-key-id': '1a2b3c4d-5e6f7a8b',
      method: 'HTTP',
      envelope: { sender: 'orders@mg.example.org', targets: 'click@x.example', transport: 'smtp' },
      flags: { 'is-test-mode': true },
      message: { headers, size: 1_234 },
      recipient: 'click@x.example',
      'recipient-domain': 'x.example',
      tags: ['orders'],
      'user-variables': { order_id: '10417', nested: { a: [1, 'b'] } },
    });
    expect(delivered).toMatchObject({
      message: { headers, attachments: [{ filename: 'bill.pdf', 'content-type': 'application/pdf', size: 99 }] },
      flags: { 'is-test-mode': true },
      'delivery-status': { code: 250, 'mx-host': 'mx1.x.example' },
      storage: accepted?.storage,
    });
    expect(opened).toMatchObject({ 'delivered-at': 1_796_112_000, ip: '198.51.100.23' });
    expect(clicked).toMatchObject({ url: 'https://shop.example.com/a?b=1&c=2' });
  });

  it.each([
    ['us', 'storage-us-east4.api.mailgun.net'],
    ['eu', 'storage-europe-west1.api.mailgun.net'],
  ] as const)('point to the storage of the region %s', (region, host) => {
    const [event] = run(message(), { region });
    expect(new URL(event?.storage.url).host).toBe(host);
    expect(event?.storage.url).toContain(`/v3/domains/mg.example.org/messages/${event?.storage.key}`);
  });

  it.each([1, 1_000])('come one after another and within a second, never at a whole one: %d recipients', (count) => {
    const to = Array.from({ length: count }, (_, index) => box(`click+${index}@x.example`));
    const times = run(message({ to })).map((event) => event.timestamp as number);
    expect(times).toHaveLength(count * 4);
    for (const [index, time] of times.entries()) {
      expect(Number.isInteger(time)).toBe(false);
      expect(time).toBeGreaterThan(index === 0 ? 1_796_112_000 : (times[index - 1] ?? 0));
      expect(time).toBeLessThanOrEqual(1_796_112_001);
    }
  });
});
