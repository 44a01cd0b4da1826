import { describe, expect, it, test } from 'vitest';
import { normalizeEvent } from '@/lib/core/normalize-event';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { readSearch } from './log-search';
import { MESSAGE_STORY, sampleEvent, sampleMessageId } from './sample-events';

const NOW = new Date('2026-11-25T22:31:05Z');
const ID = sampleMessageId(NOW, '4c1b7e02a9d35f68', 'mg.example.com');

test('the id of a sample message looks like Mailgun’s, and the search takes it for one', () => {
  expect(ID).toBe('20261125223105.4c1b7e02a9d35f68@mg.example.com');
  expect(readSearch(ID)?.kind).toBe('messageId');
});

describe('each sample is taken in as the type that its button names', () => {
  it.each(EVENT_TYPES)('%s', (type) => {
    const context = {
      accountId: '64f0c2aa91b7d3e5f8a01b22',
      domainName: 'mg.example.com',
      now: NOW,
      newId: () => 'x'.repeat(22),
    };
    const result = normalizeEvent(sampleEvent(type, { messageId: ID, domain: 'mg.example.com', at: NOW }), context);
    expect(result).toMatchObject({ ok: true, event: { type, messageId: ID } });
  });
});

test('the story of a message holds no type twice and ends with what a person did', () => {
  expect(new Set(MESSAGE_STORY).size).toBe(MESSAGE_STORY.length);
  expect(MESSAGE_STORY[0]).toBe('accepted');
});
