import { expect, test } from 'vitest';
import {
  changeAddress,
  flag,
  moment,
  oneOf,
  orElse,
  queryText,
  readAddress,
  text,
  wholeNumber,
} from './address-parameters';

const PARAMETERS = {
  search: orElse(text, ''),
  level: oneOf(['account', 'domain']),
  attempt: wholeNumber,
  from: moment,
  subaccounts: flag,
};
const read = (query: string) => readAddress(PARAMETERS, new URLSearchParams(query));
const NOTHING = { search: '', level: null, attempt: null, from: null, subaccounts: false };

test.each([
  ['', NOTHING],
  ['search=a%20b%26c', { ...NOTHING, search: 'a b&c' }],
  ['level=domain', { ...NOTHING, level: 'domain' }],
  ['level=planet', NOTHING],
  ['attempt=8', { ...NOTHING, attempt: 8 }],
  ['attempt=8e3', NOTHING],
  ['attempt=-1', NOTHING],
  ['from=2026-11-23T21:54:06.000Z', { ...NOTHING, from: new Date('2026-11-23T21:54:06Z') }],
  ['from=yesterday', NOTHING],
  ['subaccounts=true', { ...NOTHING, subaccounts: true }],
  ['subaccounts=perhaps', NOTHING],
  ['search=first&search=second', { ...NOTHING, search: 'first' }],
])('the address ?%s is understood, and what makes no sense is not there', (query, state) => {
  expect(read(query)).toEqual(state);
});

test.each<[from: string, changes: Parameters<typeof changeAddress<typeof PARAMETERS>>[2], to: string]>([
  ['', { search: 'ada@example.com/a,b' }, '?search=ada@example.com/a,b'],
  ['', { search: 'a&b=c #1 +' }, '?search=a%26b%3Dc+%231+%2B'],
  ['?search=a', { search: '' }, ''],
  ['?search=a', { search: null }, ''],
  ['?search=a&level=domain', { level: null }, '?search=a'],
  ['?subaccounts=true', { subaccounts: false }, ''],
  ['?delivery=7&search=a', { attempt: 3 }, '?delivery=7&search=a&attempt=3'],
  ['?delivery=7&search=a&level=domain', null, '?delivery=7'],
  ['', { from: new Date('2026-11-23T21:54:06Z') }, '?from=2026-11-23T21:54:06.000Z'],
])('%s with %j becomes %s', (from, changes, to) => {
  const next = changeAddress(PARAMETERS, new URLSearchParams(from), changes);
  expect(queryText(next)).toBe(to);
  expect(new URLSearchParams(queryText(next)).toString()).toBe(next.toString());
});

test('what is written is read again', () => {
  const state = { search: 'ü/&?=#+ %', level: 'account', attempt: 12, from: new Date(0), subaccounts: true } as const;
  expect(readAddress(PARAMETERS, changeAddress(PARAMETERS, new URLSearchParams(), state))).toEqual(state);
});
