import { expect, it } from 'vitest';
import { recordedHeaders } from './recorded-headers';

it.each([
  ['Content-Type', 'application/json', 'application/json'],
  ['Authorization', 'Basic dXNlcjpwdw==', 'Basic ***'],
  ['authorization', 'sometoken', '***'],
  ['Proxy-Authorization', 'Bearer a b', 'Bearer ***'],
  ['Cookie', 'next-auth.session-token=abc', '***'],
  ['webhook-signature', 'v1,abc v1,def', 'v1,abc v1,def'],
])('%s: %s is kept as %s', (name, value, kept) => {
  expect(recordedHeaders([name, value])).toEqual([[name, kept]]);
});

it('the order and what is repeated stay', () => {
  expect(recordedHeaders(['B', '1', 'a', '2', 'B', '3'])).toEqual([
    ['B', '1'],
    ['a', '2'],
    ['B', '3'],
  ]);
});
