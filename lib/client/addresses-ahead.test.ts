import { expect, test } from 'vitest';
import { type AddressesAhead, NOT_AHEAD, shownAddress, stillAhead } from './addresses-ahead';

const AT = (search: string) => `/webhooks?search=${search}`;
const ahead = (from: string, ...to: string[]): AddressesAhead => ({ from, to });
const TYPED = ahead('/webhooks?', AT('o'), AT('or'), AT('o'));

test.each<[name: string, given: AddressesAhead, routed: string, shown: string, left: AddressesAhead]>([
  ['nothing was given', NOT_AHEAD, '/webhooks?', '/webhooks?', NOT_AHEAD],
  ['the router has not moved yet', TYPED, '/webhooks?', AT('o'), TYPED],
  ['the router is two letters behind', TYPED, AT('o'), AT('o'), ahead(AT('o'), AT('or'), AT('o'))],
  ['the router is one letter behind', TYPED, AT('or'), AT('o'), ahead(AT('or'), AT('o'))],
  ['the router is where the person is', ahead(AT('o'), AT('or')), AT('or'), AT('or'), NOT_AHEAD],
  ['the person has gone to another page', TYPED, '/domains?', '/domains?', NOT_AHEAD],
  ['the page was opened with another filter', TYPED, '/webhooks?level=account', '/webhooks?level=account', NOT_AHEAD],
])('what is shown when %s', (_name, given, routed, shown, left) => {
  expect(shownAddress(given, routed)).toBe(shown);
  expect(stillAhead(given, routed)).toEqual(left);
});
