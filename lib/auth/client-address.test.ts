import { expect, test } from 'vitest';
import { addressBehind } from './client-address';

test.each([
  ['without a proxy, it is the other end of the connection', 0, '198.51.100.7', '6.6.6.6', '198.51.100.7'],
  ['an IPv4 address on a dual-stack socket is an IPv4 address', 0, '::ffff:198.51.100.7', undefined, '198.51.100.7'],
  ['behind a proxy, it is what the proxy wrote', 1, '10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['what a client wrote before that is not believed', 1, '10.0.0.1', '6.6.6.6, 198.51.100.7', '198.51.100.7'],
  [
    'behind two proxies, it is what the outer one wrote',
    2,
    '10.0.0.1',
    '6.6.6.6, 198.51.100.7, 10.0.0.2',
    '198.51.100.7',
  ],
  ['a list that a proxy did not write to tells nothing', 2, '10.0.0.1', '6.6.6.6', undefined],
  ['no list tells nothing', 1, '10.0.0.1', undefined, undefined],
  ['what is no address tells nothing', 1, '10.0.0.1', '<script>', undefined],
  ['an IPv6 address stays', 0, '2001:db8::7', undefined, '2001:db8::7'],
] as const)('where a request came from: %s', (_, proxies, remote, forwarded, expected) => {
  expect(addressBehind(proxies, remote, forwarded)).toBe(expected);
});
