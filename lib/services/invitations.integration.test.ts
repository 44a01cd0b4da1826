import { beforeAll, describe, expect, it } from 'vitest';
import * as invitationRoute from '@/app/api/invitations/[id]/route';
import * as acceptRoute from '@/app/api/invitations/accept/route';
import * as route from '@/app/api/invitations/route';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import type { Caller } from '@/lib/core/access';
import { pool } from '@/lib/storage/pool';
import { type ApiClient, apiClient, bySession } from '@/lib/testing/api-client';
import { withDatabase } from '@/lib/testing/database';
import { findInvitationOffer } from './accept-invitation';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createUser } from './provision-user';
import { changeSubaccountStatus } from './subaccounts';
import { systemCaller } from './system-caller';

await withDatabase();

const PASSWORD = 'correct horse battery';
let primary: Caller;
let below: Caller;
let ada: ApiClient;
let sam: ApiClient;
const stranger = apiClient({});

const invite = async (email: string, role = 'viewer', client = ada) => {
  const { status, json } = await client(route, 'POST', { body: { email, role } });
  return { status, json, token: String(json.url ?? '').split('/invite/')[1] ?? '' };
};
const accept = (token: string, over: Record<string, unknown> = {}) =>
  stranger(acceptRoute, 'POST', { body: { token, name: 'Grace', password: PASSWORD, ...over } });
const open = async (client = ada) => (await client(route, 'GET', { query: '?limit=100' })).json.items;
const GONE = {
  status: 404,
  json: { error: { code: 'not_found', message: expect.stringContaining('cannot be used') } },
};

function signIn(email: string): Promise<unknown> {
  const [provider] = nextAuthOptions(async () => {}).providers;
  type Authorize = (credentials: unknown, request: { headers: object }) => Promise<unknown>;
  const { authorize } = (provider as unknown as { options: { authorize: Authorize } }).options;
  return authorize({ email, password: PASSWORD }, { headers: {} });
}

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  const person = { name: 'Ada', role: 'admin' as const, password: PASSWORD };
  ada = apiClient(await bySession((await createUser(primary, { ...person, email: 'ada@acme.example' })).id));
  sam = apiClient(await bySession((await createUser(below, { ...person, email: 'sam@acme.example' })).id));
});

describe('an invitation', () => {
  it('answers a link of 256 random bits once; only its hash is kept', async () => {
    const { status, json, token } = await invite('Grace@Acme.example', 'developer');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      email: 'grace@acme.example',
      role: 'developer',
      invitedBy: { kind: 'user', name: 'Ada' },
    });
    expect(json.url).toBe(`http://127.0.0.1:3000/invite/${token}`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(Date.parse(json.expiresAt) - Date.parse(json.createdAt)).toBe(7 * 86_400_000);
    expect(JSON.stringify(await open())).not.toContain(token);
    const rows = await pool().query('select i::text as row from invitations i');
    expect(JSON.stringify(rows.rows)).not.toContain(token);
  });

  it('lets its person in, with its role, into its account, once', async () => {
    const { token } = await invite('once@acme.example', 'developer');
    expect(await findInvitationOffer(token)).toEqual({
      accountName: 'Acme',
      email: 'once@acme.example',
      role: 'developer',
      invitedBy: 'Ada',
    });
    expect(await accept(token)).toEqual({ status: 200, json: { email: 'once@acme.example' } });
    const { rows } = await pool().query('select name, role, account_id from users where email = $1', [
      'once@acme.example',
    ]);
    expect(rows).toEqual([{ name: 'Grace', role: 'developer', account_id: primary.account.id }]);
    expect(await signIn('once@acme.example')).not.toBeNull();
    expect(await accept(token)).toEqual(GONE);
    expect(await findInvitationOffer(token)).toBeNull();
    expect(JSON.stringify(await open())).not.toContain('once@acme.example');
  });

  it('makes one person, however many open its link at the same moment', async () => {
    const { token } = await invite('race@acme.example');
    const answers = await Promise.all([1, 2, 3, 4].map(() => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
  });

  it('takes the place of an earlier one for the same address', async () => {
    const old = await invite('twice@acme.example', 'viewer');
    const renewed = await invite('TWICE@acme.example', 'admin');
    expect((await open()).filter(({ email }: { email: string }) => email === 'twice@acme.example')).toMatchObject([
      { id: renewed.json.id, role: 'admin' },
    ]);
    expect(await accept(old.token)).toEqual(GONE);
    expect((await accept(renewed.token)).status).toBe(200);
  });

  it('is refused for who is in the account already, and told to nobody of another account', async () => {
    expect(await invite('ada@acme.example')).toMatchObject({
      status: 409,
      json: { error: { fields: { email: expect.any(String) } } },
    });
    // Sam signs in to the subaccount: inviting him tells nothing, and his link no more than any that leads nowhere.
    const { status, token } = await invite('sam@acme.example');
    expect(status).toBe(200);
    expect(await accept(token)).toEqual(GONE);
    expect(await findInvitationOffer(token)).not.toBeNull();
  });

  it.each([
    ['no address', { role: 'viewer', email: 'ada' }, 'email'],
    ['a role of keys', { role: 'sending', email: 'x@acme.example' }, 'role'],
    ['another account', { role: 'viewer', email: 'x@acme.example', accountId: 'a'.repeat(24) }, 'accountId'],
  ])('is refused with %s', async (_, body, field) => {
    const { status, json } = await ada(route, 'POST', { body });
    expect([status, Object.keys(json.error.fields)]).toEqual([400, [field]]);
  });
});

describe('a link that lets nobody in answers alike, whatever is wrong with it', () => {
  it('unknown', async () => {
    expect(await accept(Buffer.alloc(32).toString('base64url'))).toEqual(GONE);
    expect(await accept('x')).toEqual(GONE);
  });

  it('withdrawn', async () => {
    const { json, token } = await invite('withdrawn@acme.example');
    expect((await ada(invitationRoute, 'DELETE', { params: { id: json.id } })).status).toBe(200);
    expect(await accept(token)).toEqual(GONE);
    expect((await ada(invitationRoute, 'DELETE', { params: { id: json.id } })).status).toBe(404);
  });

  it('expired, though its account still lists it', async () => {
    const { json, token } = await invite('late@acme.example');
    await pool().query("update invitations set expires_at = now() - interval '1 second' where id = $1", [json.id]);
    expect(await accept(token)).toEqual(GONE);
    expect(await findInvitationOffer(token)).toBeNull();
    expect(JSON.stringify(await open())).toContain(json.id);
  });

  it('of a subaccount that is disabled, until it is enabled', async () => {
    const { token } = await invite('wait@acme.example', 'viewer', sam);
    await changeSubaccountStatus(primary, below.account.id, { status: 'disabled' });
    expect(await accept(token)).toEqual(GONE);
    await changeSubaccountStatus(primary, below.account.id, { status: 'open' });
    expect((await accept(token)).status).toBe(200);
  });
});

describe('joining', () => {
  it.each([
    ['a short password', { password: 'ninechars' }, 'password'],
    ['their address as a password', { password: 'picky@acme.example' }, 'password'],
    ['no name', { name: ' ' }, 'name'],
    ['a role of one’s own choice', { role: 'admin' }, 'role'],
    ['another address', { email: 'eve@evil.example' }, 'email'],
  ])('with %s is refused, and the link still works', async (_, over, field) => {
    const { token } = await invite('picky@acme.example');
    const { status, json } = await accept(token, over);
    expect([status, Object.keys(json.error.fields)]).toEqual([400, [field]]);
    expect(await findInvitationOffer(token)).not.toBeNull();
  });

  it('is not for another site’s page to do', async () => {
    const { token } = await invite('csrf@acme.example');
    const body = { token, name: 'Eve', password: PASSWORD };
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await stranger(acceptRoute, 'POST', { body, headers })).status).toBe(403);
  });
});

describe('whose invitations (PRODUCT 3)', () => {
  it('a subaccount has its own, and those of others are a 404', async () => {
    const { json } = await invite('theirs@acme.example');
    expect(JSON.stringify(await open(sam))).not.toContain('theirs@acme.example');
    expect((await sam(invitationRoute, 'DELETE', { params: { id: json.id } })).status).toBe(404);
  });

  it.each(['developer', 'viewer'] as const)('a %s neither sees nor makes any', async (role) => {
    const input = { email: `${role}@acme.example`, name: 'Vic', role, password: PASSWORD };
    const client = apiClient(await bySession((await createUser(primary, input)).id));
    expect((await client(route, 'GET')).status).toBe(403);
    expect((await invite('new@acme.example', 'admin', client)).status).toBe(403);
    expect((await client(invitationRoute, 'DELETE', { params: { id: 'x' } })).status).toBe(403);
  });
});
