import { expect, test } from 'vitest';
import { ownPath } from './own-path';

test.each([
  ['/send/sending/webhooks?type=clicked#top', '/send/sending/webhooks?type=clicked#top'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['/.//evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in, %j leads to %j', (wanted, expected) => {
  expect(ownPath(wanted)).toBe(expected);
});
