import { describe, expect, it } from 'vitest';
import { duplicateMessage, freePlace, limitMessage } from './webhook-limits';

describe('PRODUCT 2: "At most 3 URLs per event type per scope (that one domain, or that one account) per region"', () => {
  it.each([
    [[], 1],
    [[1], 2],
    [[2], 1],
    [[1, 2], 3],
    [[3, 1], 2],
    [[2, 3], 1],
    [[1, 2, 3], null],
    [[3, 2, 1], null],
  ])('with places %j taken the next URL gets %j', (taken, place) => {
    expect(freePlace(taken)).toBe(place);
  });
});

describe('MAILGUN 9: "400 {"Reason":"unable to add more than 3 urls for event type <type>"}"', () => {
  it('names the type', () => {
    expect(limitMessage('clicked')).toBe('unable to add more than 3 urls for event type clicked');
  });

  it('a URL that is there already is named with its type', () => {
    expect(duplicateMessage('clicked', 'https://x.example/')).toBe(
      "Webhook for event type 'clicked' with URL 'https://x.example/' already exists",
    );
  });
});
