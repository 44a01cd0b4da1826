import { expect, it, vi } from 'vitest';

const settings: { EGRESS_PROXY?: string } = {};
vi.mock('@/lib/config/env', () => ({ env: () => settings }));
const { egressProxy } = await import('./destination-settings');

it.each([
  ['http://proxy.example:4750', { protocol: 'http:', hostname: 'proxy.example', port: '4750', authorization: null }],
  ['https://proxy.example', { protocol: 'https:', hostname: 'proxy.example', port: '443', authorization: null }],
  ['http://[::1]/', { protocol: 'http:', hostname: '::1', port: '80', authorization: null }],
  ['http://us%40er:p%3Aw@p.example', { port: '80', authorization: `Basic ${btoa('us@er:p:w')}` }],
])('EGRESS_PROXY=%s', (setting, expected) => {
  settings.EGRESS_PROXY = setting;
  expect(egressProxy()).toMatchObject(expected);
});

it('without it there is none, whatever HTTP_PROXY and its like say', () => {
  delete settings.EGRESS_PROXY;
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'https_proxy']) vi.stubEnv(name, 'http://127.0.0.1:9');
  expect(egressProxy()).toBeNull();
  vi.unstubAllEnvs();
});
