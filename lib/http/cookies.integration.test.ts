import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as regionRoute from '@/app/api/session/region/route';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/config/env';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';

await withDatabase();

let key = '';
beforeAll(async () => {
  key = (await createApiKey(systemCaller(await createPrimaryAccount('Acme')), { role: 'admin' })).secret;
});
afterEach(() => Object.assign(env(), { PUBLIC_URL: undefined }));

async function regionCookie(): Promise<string> {
  const request = new Request('http://127.0.0.1:3000/api/session/region', {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: '{"region":"eu"}',
  });
  return (await regionRoute.POST(request)).headers.get('set-cookie') ?? '';
}
/** next-auth's cookies as its library will set them. */
const authCookies = () => Object.values(nextAuthOptions(async () => undefined).cookies ?? {});

describe('SECURITY 23: cookies', () => {
  it('over http are HttpOnly and SameSite=Lax', async () => {
    expect(await regionCookie()).toMatch(/^postwire_region=eu; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(authCookies()).toHaveLength(3);
    for (const { name, options } of authCookies()) {
      expect(name).toMatch(/^postwire_/);
      expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
    }
  });

  it('behind https are Secure and bound to the host as well, all of them', async () => {
    Object.assign(env(), { PUBLIC_URL: 'https://postwire.example.com' });
    expect(await regionCookie()).toMatch(/^__Host-postwire_region=eu; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(sessionCookieName()).toBe('__Host-postwire_session');
    for (const { name, options } of authCookies()) {
      expect(name).toMatch(/^__Host-postwire_/);
      // __Host- demands Secure, the path / and no domain.
      expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
    }
  });
});

describe('where next-auth leads after signing in or out', () => {
  const lead = (url: string) =>
    nextAuthOptions(async () => undefined).callbacks?.redirect?.({ url, baseUrl: 'https://panel.example' });

  it.each([
    ['/send/sending/webhooks?x=1', 'https://panel.example/send/sending/webhooks?x=1'],
    ['https://panel.example/settings', 'https://panel.example/settings'],
    ['https://evil.example/', 'https://panel.example'],
    ['//evil.example/', 'https://panel.example'],
    ['/\\evil.example/', 'https://panel.example'],
    ['https://panel.example@evil.example/', 'https://panel.example'],
    ['http://panel.example/', 'https://panel.example'],
    ['javascript:alert(1)', 'https://panel.example'],
    ['https://', 'https://panel.example'],
  ])('%s: %s', (url, target) => expect(lead(url)).toBe(target));
});
