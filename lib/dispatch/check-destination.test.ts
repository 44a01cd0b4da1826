import { describe, expect, it } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { checkDestination } from './check-destination';
import type { OwnServer } from './own-server';
import { NameNotResolvedError } from './resolve-addresses';

const none = parseCidrs('');
const own: OwnServer = {
  origin: 'http://127.0.0.1:3000',
  dial: 'http://127.0.0.1:3000',
  policy: none,
  isBin: async () => false,
};
const check = (url: string, addresses: string[] = ['93.184.215.14'], allowed = none) =>
  checkDestination(url, allowed, async () => addresses, own);

describe('a URL that is saved', () => {
  it.each(['https://hooks.example.com/x', 'http://user:pw@hooks.example.com:8080/', 'https://93.184.215.14/'])(
    'may be %s',
    async (url) => {
      await expect(check(url)).resolves.toBeUndefined();
    },
  );

  it.each([
    'ftp://x.example/',
    'x.example',
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://169.254.169.254/',
  ])('may not be %s', async (url) => {
    await expect(check(url)).rejects.toMatchObject({ code: 'invalid_request', fields: { url: expect.any(String) } });
  });

  it('is refused when any of its addresses is forbidden', async () => {
    await expect(check('https://mixed.example/', ['93.184.215.14', '10.0.0.1'])).rejects.toThrow(
      'mixed.example leads to an address that is a private address',
    );
    await expect(check('https://mixed.example/', ['10.0.0.1'])).rejects.not.toThrow('10.0.0.1');
    await expect(check('https://lan.example/', ['10.0.0.1'], parseCidrs('10.0.0.0/8'))).resolves.toBeUndefined();
  });

  it('is accepted while its name does not resolve: delivery fails closed', async () => {
    const missing = (name: string) => Promise.reject(new NameNotResolvedError(name, true));
    await expect(checkDestination('https://later.example/', none, missing, own)).resolves.toBeUndefined();
  });

  it('is refused under .invalid, which never resolves', async () => {
    await expect(check('https://nowhere.invalid/')).rejects.toMatchObject({ fields: { url: 'host not found' } });
  });
});
