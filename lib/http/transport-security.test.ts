import { expect, it } from 'vitest';
import { transportSecurity } from './transport-security';

it.each([
  ['https', 'max-age=63072000'],
  ['HTTPS, http', 'max-age=63072000'],
  ['http, https', null],
  ['http', null],
  ['', null],
  [undefined, null],
])('MAILGUN 1.0: HSTS for a client that came by %s is %s', (proto, header) => {
  expect(transportSecurity(proto)).toBe(header);
});
