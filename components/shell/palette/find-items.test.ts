import { expect, test } from 'vitest';
import { findItems } from './find-items';

const ITEMS = [
  { label: 'Orders to the CRM', detail: 'https://crm.example/hooks' },
  { label: 'Failure logs', words: 'errors' },
  { label: 'Add account-level webhook' },
  { label: 'Webhooks' },
];
const labels = (search: string, most?: number) => findItems(ITEMS, search, most).map(({ label }) => label);

test('an empty search finds everything as it stands', () => {
  expect(labels('  ')).toEqual(ITEMS.map(({ label }) => label));
});

test.each([
  ['crm.EXAMPLE', ['Orders to the CRM']],
  ['errors', ['Failure logs']],
  ['logs', ['Failure logs']],
  ['hook crm', ['Orders to the CRM']],
  ['crm nothing', []],
])('%j finds what has all its words, in its name or beside it', (search, expected) => {
  expect(labels(search)).toEqual(expected);
});

test('what begins with the search comes first, and no more than asked for', () => {
  expect(labels('webhook')).toEqual(['Webhooks', 'Add account-level webhook']);
  expect(labels('webhook', 1)).toEqual(['Webhooks']);
});
