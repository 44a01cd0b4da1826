import { describe, expect, it } from 'vitest';
import { EventTypeFullError, UrlTakenError } from './webhook-conflict';

describe('PRODUCT 2: "At most 3 URLs per event type per scope"', () => {
  it('a fourth URL is refused in words that name the type, at the field', () => {
    expect(new EventTypeFullError('clicked')).toMatchObject({
      code: 'limit_reached',
      eventType: 'clicked',
      message: 'Unable to add more than 3 urls for event type clicked.',
      fields: { eventTypes: 'unable to add more than 3 urls for event type clicked' },
    });
  });

  it('a URL that the type has already is refused as a conflict', () => {
    expect(new UrlTakenError('clicked', 'https://x.example/')).toMatchObject({
      code: 'conflict',
      message: "Webhook for event type 'clicked' with URL 'https://x.example/' already exists.",
    });
  });
});
