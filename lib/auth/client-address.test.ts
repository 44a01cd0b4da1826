import { expect, test } from 'vitest';
import { addressBehind, countedClient } from './client-address';

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
  ['a proxy may write the port, too', 1, '10.0.0.1', '198.51.100.7:50123', '198.51.100.7'],
  ['a proxy may write the port, too, in IPv6', 1, '10.0.0.1', '[2001:db8::7]:50123', '2001:db8::7'],
  ['who goes around a proxy is the other end of the connection', 2, '203.0.113.9', '6.6.6.6', '203.0.113.9'],
  ['who sends no list at all, too', 1, '203.0.113.9', undefined, '203.0.113.9'],
  ['and who writes something that is no address', 1, '203.0.113.9', '<script>', '203.0.113.9'],
  ['also when it is made of the letters of one', 1, '203.0.113.9', 'dead.beef', '203.0.113.9'],
  ['this machine’s own address tells nothing behind a proxy', 1, '127.0.0.1', undefined, undefined],
  ['nor in another notation', 1, '::ffff:127.0.0.1', '', undefined],
  ['an IPv6 address stays', 0, '2001:db8::7', undefined, '2001:db8::7'],
  ['a connection that is gone tells nothing', 0, undefined, '6.6.6.6', undefined],
] as const)('where a request came from: %s', (_, proxies, remote, forwarded, expected) => {
  expect(addressBehind(proxies, remote, forwarded)).toBe(expected);
});

test.each([
  ['an IPv4 address by itself', '198.51.100.7', '198.51.100.7'],
  ['an IPv6 address by its /64', '2001:db8:1:2:3:4:5:6', countedClient('2001:db8:1:2::1')],
  ['this machine’s own not at all: it may be a proxy’s', '127.0.0.1', null],
  ['this machine’s own not at all, in IPv6', '::1', null],
  ['an unknown one not at all', undefined, null],
  ['an empty one not at all', '', null],
])('%s is counted', (_, address, expected) => {
  expect(countedClient(address)).toBe(expected);
});
