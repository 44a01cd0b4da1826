import { describe, expect, it } from 'vitest';
import { BadUrlError, EventTypeFullError, UrlTakenError, WebhookExistsError } from './webhook-refusals';

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

  it('a bad URL is refused with its reason, at the field', () => {
    expect(new BadUrlError('https://x.invalid/', 'host not found')).toMatchObject({
      code: 'invalid_request',
      url: 'https://x.invalid/',
      fields: { url: 'host not found' },
    });
  });
});

describe('MAILGUN 9: "duplicate v3 POST: 400 {"message":"Webhook already exists"}"', () => {
  it('says so in Mailgun’s words', () => {
    expect(new WebhookExistsError()).toMatchObject({ code: 'conflict', message: 'Webhook already exists' });
  });
});
