import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/openapi.json/route';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { signInAs } from '@/lib/testing/session';

await withDatabase();

const headersOf: Record<string, Record<string, string>> = {};
const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}` });

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  const key = (await createApiKey(primary, { role: 'viewer' })).secret;
  const { id: userId } = await createUser(primary, {
    email: 'ada@acme.example',
    name: 'Ada',
    role: 'viewer',
    password: 'long enough',
  });
  const { cookie } = await signInAs(userId);
  headersOf.nobody = {};
  headersOf['a stale session'] = { cookie: 'postwire_session=old' };
  headersOf['a wrong key'] = basic('key-wrong');
  headersOf["a primary's key"] = basic(key);
  headersOf["a primary's session"] = { cookie };
  headersOf["a primary's session inside a subaccount"] = {
    cookie: `${cookie}; postwire_account=${below.account.id}`,
  };
  headersOf["a primary's key on behalf of a subaccount"] = {
    ...basic(key),
    'x-mailgun-on-behalf-of': below.account.id,
  };
  headersOf["a primary's sending key"] = basic((await createApiKey(primary, { role: 'sending' })).secret);
  headersOf["a subaccount's admin key"] = basic((await createApiKey(below, { role: 'admin' })).secret);
});

const get = (who: string, headers: Record<string, string> = {}) =>
  GET(new Request('http://127.0.0.1:3000/api/openapi.json', { headers: { ...headersOf[who], ...headers } }));

describe('GET /api/openapi.json', () => {
  it.each([
    ['nobody', false],
    ['a stale session', false],
    ["a primary's key", true],
    ["a primary's session", true],
    ["a primary's session inside a subaccount", false],
    ["a primary's key on behalf of a subaccount", false],
    ["a primary's sending key", false],
    ["a subaccount's admin key", false],
  ])('shows %s what only primaries may know of: %s', async (who, shown) => {
    const response = await get(who);
    const text = await response.text();
    expect([response.status, JSON.parse(text).openapi, /pii|redact/i.test(text)]).toEqual([200, '3.1.1', shown]);
  });

  it('refuses a wrong key rather than show it less', async () => expect((await get('a wrong key')).status).toBe(401));

  it('may be read by pages of other sites, and is kept apart by who asks', async () => {
    const { headers } = await get('nobody');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'private, no-cache',
      vary: 'Authorization, Cookie, X-Mailgun-On-Behalf-Of',
    });
  });

  it('is not sent again to who has it, and is to who had the other copy', async () => {
    const etag = (await get('nobody')).headers.get('etag') ?? '';
    const again = await get('nobody', { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect((await get("a primary's key", { 'if-none-match': etag })).status).toBe(200);
  });
});
