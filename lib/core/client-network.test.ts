import { expect, it } from 'vitest';
import { clientNetwork } from './client-network';

it('an IPv6 host does not get a new allowance by taking another address of its /64', () => {
  expect(clientNetwork('2001:db8:1:2::1')).toBe(clientNetwork('2001:db8:1:2:ffff::9'));
  expect(clientNetwork('2001:db8:1:2::1')).not.toBe(clientNetwork('2001:db8:1:3::1'));
  expect(clientNetwork('203.0.113.7')).toBe('203.0.113.7');
});
