import { expect, it, vi } from 'vitest';
import { isAddressAllowed } from '@/lib/core/destination-policy';

const LOCAL = { HOST: '127.0.0.1', POSTWIRE_EMBEDDED: true, TRUSTED_PROXIES: 0 };
let settings: Record<string, unknown> = LOCAL;
vi.mock('@/lib/config/env', () => ({ env: () => settings }));
const { destinationPolicy } = await import('./destination-settings');

function mayReach(address: string, more: Record<string, unknown>): boolean {
  settings = { ...LOCAL, ...more };
  return isAddressAllowed(address, destinationPolicy()).allowed;
}

it.each([
  ['while only this machine comes here', {}, true],
  ['on any of its loopback addresses', { HOST: '127.0.0.2' }, true],
  ['on ::1', { HOST: '::1' }, true],
  ['not where the network comes here', { HOST: '0.0.0.0' }, false],
  ['not behind a proxy', { TRUSTED_PROXIES: 1 }, false],
  ['not under a name for others', { PUBLIC_URL: 'https://postwire.example.com' }, false],
  ['not with a database of one’s own', { POSTWIRE_EMBEDDED: false }, false],
  ['not where the list is empty', { ALLOW_PRIVATE_DESTINATIONS: '' }, false],
  ['where it is listed', { HOST: '0.0.0.0', ALLOW_PRIVATE_DESTINATIONS: '127.0.0.0/8,::1' }, true],
])('loopback is a destination %s', (_, more, expected) => {
  for (const address of ['127.0.0.1', '127.0.0.2', '::1']) expect(mayReach(address, more)).toBe(expected);
});

it.each(['10.0.0.1', '192.168.1.1', '169.254.169.254', 'fd00::1'])('%s is none unless it is listed', (address) => {
  expect(mayReach(address, {})).toBe(false);
});
