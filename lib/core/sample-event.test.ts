import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { eventTypeOf } from './event-type';
import { normalizeEvent } from './normalize-event';
import { redactEvent } from './redact-event';
import { type SampleContext, sampleEvent } from './sample-event';

const context: SampleContext = {
  accountId: 'c'.repeat(24),
  domainName: 'news.example.org',
  now: new Date('2026-12-01T08:00:00.000Z'),
  id: 'ZZ0123456789abcdefghij',
};
const recorded = (type: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'samples', `${type}.json`), 'utf8'))['event-data'];
/** Names of all fields, nested ones too, but of user-variables, which are anybody's. */
const fieldsOf = (value: unknown, path = ''): string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, `${path}/${key}`));

describe.each(EVENT_TYPES)('MAILGUN 5.2, fields by type: a sample of %s', (type) => {
  const sample = sampleEvent(type, context);

  it('has the fields of the recorded one, in its order', () => {
    expect(Object.keys(sample)).toEqual(Object.keys(recorded(type)));
    expect(fieldsOf(sample).sort()).toEqual(fieldsOf(recorded(type)).sort());
  });

  it('is its type, and passes for an event as it is', () => {
    expect(eventTypeOf(sample)).toBe(type);
    const result = normalizeEvent(sample, { ...context, newId: () => 'other' });
    expect(result).toMatchObject({ ok: true, event: { type, eventId: context.id, payload: JSON.stringify(sample) } });
  });

  it('is made of what was given: no id of the recorded one', () => {
    const text = JSON.stringify(sample);
    expect(sample).toMatchObject({
      id: context.id,
      timestamp: 1796112000.0001,
      account: { id: context.accountId },
      domain: { name: context.domainName },
    });
    for (const literal of [
      recorded(type).id,
      '4c1b7e02a9d35f68',
      'BAABAgF3kq9Zr0sWm1Xv7HcPzLtYbQeNaw',
      'mg.example.com',
    ]) {
      expect(text).not.toContain(literal);
    }
    expect(text).not.toBe(JSON.stringify(sampleEvent(type, { ...context, id: 'YY0123456789abcdefghij' })));
  });

  it('leaves nothing of the recipient when redacted', () => {
    expect(JSON.stringify(redactEvent(sample))).not.toContain('ada@customer.example');
  });
});
