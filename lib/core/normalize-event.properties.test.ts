import { describe, expect, it } from 'vitest';
import { EVENT_SHAPE } from './event-fields';
import { isObject, shapeIssues } from './event-shape';
import { normalizeEvent } from './normalize-event';

/** Numbers that look random and are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a source may put where receivers expect something else. */
const VALUES: unknown[] = [
  ...[null, [], {}, '', 'text', 0, 1.5, true, false, [null], { a: null }, { url: ['https://a', null] }, '{"a":null}'],
  ...[
    { code: 250, message: null },
    { headers: null },
    { headers: [] },
    { headers: { 'message-id': '<1@mg>', to: null } },
  ],
  ...['*', ['a', null, 'b'], { url: null, key: 'k' }, { a: [{ b: null }, null] }, [{ id: 'c', name: null }, null]],
];
const FIELDS = [...Object.keys(isObject(EVENT_SHAPE) ? EVENT_SHAPE : {}), 'tags', 'user-variables', 'own', 'id'];
const EVENTS = ['accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained', 'failed'];
const TIMES = [0, 0.00004, 0.5, 0.99996, 0.1234567, 1e-7];

function hostileEvent(random: () => number): Record<string, unknown> {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const event: Record<string, unknown> = {
    event: one(EVENTS),
    recipient: 'ada@customer.example',
    severity: 'permanent',
  };
  if (random() < 0.8) event.timestamp = Math.floor(1e9 + random() * 2e9) + one(TIMES);
  for (let n = Math.floor(random() * 6); n > 0; n -= 1) event[one(FIELDS)] = one(VALUES);
  return event;
}

const hasNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && value !== null && Object.values(value).some(hasNull));

const context = { accountId: 'a', domainName: 'mg.example', now: new Date(1_795_169_474_000), newId: () => 'fresh' };
const random = randomFrom(5_2);
const accepted = Array.from({ length: 5_000 }, () => normalizeEvent(hostileEvent(random), context)).flatMap((result) =>
  result.ok ? [result.event] : [],
);

describe('whatever was accepted, what is POSTed obeys MAILGUN 5.2', () => {
  it('there is something to look at', () => expect(accepted.length).toBeGreaterThan(1_000));

  it('the timestamp has a fraction of 1 to 6 digits that is not zero, also after rounding to 4', () => {
    for (const { payload } of accepted) {
      const text = /"timestamp":([^,]+),/.exec(payload)?.[1] ?? '';
      expect(text).toMatch(/^\d{9,10}\.\d{1,6}$/);
      expect(Number(Number(text).toFixed(4)) % 1).not.toBe(0);
    }
  });

  it('tags are strings in a list, user-variables an object, and no null is anywhere else', () => {
    for (const { payload } of accepted) {
      const { 'user-variables': variables, ...rest } = JSON.parse(payload);
      expect(rest.tags.every((tag: unknown) => typeof tag === 'string')).toBe(true);
      expect(isObject(variables)).toBe(true);
      expect(hasNull(rest)).toBe(false);
    }
  });

  it('each known field is of its kind; no list stands where an object is read', () => {
    for (const { payload } of accepted) {
      const data = JSON.parse(payload);
      expect(shapeIssues(data, EVENT_SHAPE, '')).toEqual([]);
      for (const field of ['delivery-status', 'client-info', 'message', 'envelope', 'flags', 'geolocation']) {
        expect(data[field] === undefined || isObject(data[field])).toBe(true);
      }
      expect(['undefined', 'string']).toContain(typeof data.storage?.url);
      expect(data.message?.headers?.['message-id'] ?? '').not.toMatch(/^<|>$/);
    }
  });

  it('handed in again it is stored as it is', () => {
    for (const { payload } of accepted) {
      expect(normalizeEvent(JSON.parse(payload), context)).toMatchObject({ ok: true, event: { payload } });
    }
  });
});
