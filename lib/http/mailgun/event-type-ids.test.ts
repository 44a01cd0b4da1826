import { expect, it } from 'vitest';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { eventTypeOfId } from './event-type-ids';

it('knows the eight ids, and unsubscribe as an alias on the way in', () => {
  expect(EVENT_TYPES.map(eventTypeOfId)).toEqual([...EVENT_TYPES]);
  expect(eventTypeOfId('unsubscribe')).toBe('unsubscribed');
});

it.each(['deliver', 'bounce', 'spam', 'open', 'click', 'drop', 'rejected', 'Opened', '', 'constructor'])(
  'does not know %j',
  (id) => expect(eventTypeOfId(id)).toBeNull(),
);
