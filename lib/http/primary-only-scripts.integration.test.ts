import { type IncomingMessage, ServerResponse } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_COOKIE, cookieName } from '@/lib/auth/session-cookie';
import type { Caller } from '@/lib/core/access';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { signInAs } from '@/lib/testing/session';
import { PrimaryOnlyScripts } from './primary-only-scripts';

await withDatabase();

const FILE = 'static/chunks/0aB-c_d~e.js';
const URL = `/_next/${FILE}`;
const scripts = new PrimaryOnlyScripts([FILE]);

const cookies: Record<string, string> = {};
beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  const cookieOf = async (account: Caller, email: string, role: 'admin' | 'viewer') =>
    (await signInAs((await createUser(account, { email, name: 'Ada', role, password: 'long enough' })).id)).cookie;
  cookies['an admin of a primary'] = await cookieOf(primary, 'ada@a.example', 'admin');
  cookies['a viewer of a primary'] = await cookieOf(primary, 'eve@a.example', 'viewer');
  cookies['an admin of a subaccount'] = await cookieOf(below, 'bob@a.example', 'admin');
  cookies['an admin of a primary inside a subaccount'] =
    `${cookies['an admin of a primary']}; ${cookieName(ACCOUNT_COOKIE)}=${below.account.id}`;
  cookies.nobody = '';
  cookies['a cookie that is none'] = 'postwire_session=abc';
});

const PUBLIC = 'public, max-age=31536000, immutable';

/** The URL that Next is asked for, and what becomes of the caching that it orders. */
async function served(who: string): Promise<{ url: string | undefined; caching: unknown }> {
  let url: string | undefined;
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    url = request.url;
    response.setHeader('Cache-Control', PUBLIC);
  };
  const request = { url: URL, headers: { cookie: cookies[who] } } as unknown as IncomingMessage;
  const response = new ServerResponse(request);
  await scripts.handler(handle)(request, response);
  return { url, caching: response.getHeader('cache-control') };
}

it.each(['an admin of a primary', 'a viewer of a primary'])(
  '%s gets it, and no cache on the way keeps it',
  async (who) => {
    expect(await served(who)).toEqual({ url: URL, caching: 'private, no-cache' });
  },
);

it.each(['an admin of a subaccount', 'an admin of a primary inside a subaccount', 'nobody', 'a cookie that is none'])(
  '%s is answered what Next has nowhere',
  async (who) => {
    expect(await served(who)).toEqual({ url: '/_next/static/chunks/none.js', caching: PUBLIC });
  },
);

describe('a URL', () => {
  it.each([
    URL,
    `${URL}?dpl=1`,
    `/eu${URL}`,
    '/_next/static/chunks/0aB-c_d%7Ee.js',
    '/%5Fnext/static/chunks/%30aB-c_d~e.js',
    '/_next/static/chunks/./0aB-c_d~e.js',
    '/_next/static/x/../chunks/0aB-c_d~e.js',
    '/_next/STATIC/chunks/0AB-C_D~E.JS',
    '/_next%2Fstatic%2Fchunks%2F0aB-c_d~e.js',
  ])('%s may mean it', (url) => expect(scripts.has(url)).toBe(true));

  it.each(['/_next/static/chunks/other.js', '/settings/configuration', '/api/configuration', '/%', '/'])(
    '%s does not',
    (url) => expect(scripts.has(url)).toBe(false),
  );

  it('means none where nothing is withheld', () => expect(new PrimaryOnlyScripts([]).has(URL)).toBe(false));
});
