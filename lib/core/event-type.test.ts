import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { eventNameOf, eventTypeOf, logLevelOf } from './event-type';

describe('MAILGUN 1.1: "`failed` + severity permanent → permanent_fail; `failed` + temporary → temporary_fail; others same name"', () => {
  it.each(EVENT_TYPES)('%s survives the way into event-data and back', (type) => {
    expect(eventTypeOf(eventNameOf(type))).toBe(type);
  });

  it.each([
    [{ event: 'failed' }],
    [{ event: 'failed', severity: 'final' }],
    [{ event: 'permanent_fail' }],
    [{ event: 'rejected' }],
    [{ event: 'stored' }],
    [{ event: 'unsubscribe' }],
    [{ event: 'constructor' }],
    [{ event: ['opened'] }],
    [{}],
    [null],
    ['opened'],
  ])('%j is no webhook event', (eventData) => {
    expect(eventTypeOf(eventData)).toBeNull();
  });

  it('a severity on any other event means nothing', () => {
    expect(eventTypeOf({ event: 'opened', severity: 'permanent' })).toBe('opened');
  });
});

describe('MAILGUN 5.2: the log-level of each type', () => {
  it('is warn for complaints and temporary failures, error for permanent ones, info for the rest', () => {
    const levels = EVENT_TYPES.filter((type) => logLevelOf(type) !== 'info').map((type) => [type, logLevelOf(type)]);
    expect(levels).toEqual([
      ['complained', 'warn'],
      ['temporary_fail', 'warn'],
      ['permanent_fail', 'error'],
    ]);
  });
});
