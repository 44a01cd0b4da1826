import { beforeAll, describe, expect, it } from 'vitest';
import * as keyRoute from '@/app/(mailgun)/v1/keys/[id]/route';
import * as publicRoute from '@/app/(mailgun)/v1/keys/public/route';
import * as route from '@/app/(mailgun)/v1/keys/route';
import type { Caller } from '@/lib/core/access';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

let primary: Caller;
let below: Caller;
let owner: ReturnType<typeof mailgunClient>;
let sub: ReturnType<typeof mailgunClient>;

const clientOf = async (caller: Caller, role: 'admin' | 'developer' | 'viewer' | 'sending' = 'admin') =>
  mailgunClient((await createApiKey(caller, { role })).secret);
const make = async (form: Record<string, string>, client = owner) => {
  const answer = await client(route, 'POST', { form, as: 'multipart' });
  return { ...answer, ...JSON.parse(answer.text) };
};

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  await createDomain(primary, { name: 'mg.acme.example' });
  await createDomain(below, { name: 'mg.sub.example' });
  owner = await clientOf(primary);
  sub = await clientOf(below);
});

const SHOWN = ['id', 'description', 'kind', 'role', 'created_at', 'updated_at', 'is_disabled', 'domain_name'];
const PERSON = ['requestor', 'user_name'];

describe('POST /v1/keys (MAILGUN 7)', () => {
  it('answers the key in the contract’s order, its secret last', async () => {
    const { status, message, key } = await make({
      role: 'developer',
      description: 'a new key',
      email: 'ada@acme.example',
      user_name: 'Ada',
    });
    expect([status, message]).toEqual([200, 'great success']);
    expect(Object.keys(key)).toEqual([...SHOWN, ...PERSON, 'secret']);
    expect(key).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}$/),
      description: 'a new key',
      kind: 'user',
      role: 'developer',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      is_disabled: false,
      domain_name: null,
      requestor: 'ada@acme.example',
      user_name: 'Ada',
    });
  });

  it('shows the secret once and stores its hash alone', async () => {
    const { key } = await make({ role: 'admin' });
    expect((await mailgunClient(key.secret)(route, 'GET')).text).not.toContain(key.secret);
    const rows = await pool().query('select k::text as row from api_keys k where id = $1', [key.id]);
    expect(rows.rows[0].row).not.toContain(key.secret.slice(8));
  });

  it.each(['urlencoded', 'json'] as const)('takes %s bodies', async (as) => {
    const answer = await owner(route, 'POST', { form: { role: 'basic', description: as }, as });
    expect(JSON.parse(answer.text).key).toMatchObject({ role: 'basic', description: as });
  });

  it('binds a sending key of kind domain to the domain', async () => {
    const { key } = await make({ role: 'sending', kind: 'domain', domain_name: 'mg.acme.example' });
    expect(key).toMatchObject({ kind: 'domain', role: 'sending', domain_name: 'mg.acme.example' });
  });

  it.each([
    ['an hour as told', { kind: 'user', expiration: '3600' }, 3_600],
    ['a day for a web key', { kind: 'web' }, 86_400],
  ])('expires after %s', async (_, form, seconds) => {
    const { key } = await make({ role: 'admin', ...form });
    expect(Date.parse(`${key.expires_at}Z`) - Date.parse(`${key.created_at}Z`)).toBe(seconds * 1_000);
    expect(Object.keys(key).indexOf('expires_at')).toBe(SHOWN.indexOf('updated_at') + 1);
  });

  it.each([
    ['no role', {}, 400, "Missing parameter 'role'"],
    ['an unknown role', { role: 'owner' }, 400, "Invalid parameter 'role': must be admin, basic, sending, developer"],
    ['a role of everybody’s prototype', { role: 'constructor' }, 400, "Invalid parameter 'role': must be"],
    ['an unknown kind', { role: 'admin', kind: 'x' }, 400, "Invalid parameter 'kind': must be domain, user, web"],
    ['a kind of domain without one', { role: 'sending', kind: 'domain' }, 400, "Invalid parameter 'domain_name'"],
    ['a stranger’s domain', { role: 'sending', domain_name: 'mg.sub.example' }, 404, 'Domain not found'],
    [
      'a key for one domain that could do everything',
      { role: 'admin', kind: 'domain', domain_name: 'mg.acme.example' },
      400,
      "Invalid parameter 'role'",
    ],
    ['no time at all', { role: 'admin', expiration: '0' }, 400, "Invalid parameter 'expiration'"],
    ['a web key for longer than a day', { role: 'admin', kind: 'web', expiration: '86401' }, 400, 'Invalid parameter'],
    ['an endless description', { role: 'admin', description: 'x'.repeat(501) }, 400, "Invalid parameter 'descr"],
  ])('refuses %s', async (_, form, status, message) => {
    const answer = await make(form as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.message.startsWith(message)).toBe(true);
  });
});

describe('GET /v1/keys', () => {
  it('counts and lists the account’s keys, filtered by kind and domain', async () => {
    const client = await clientOf(systemCaller(await createPrimaryAccount('Lister')));
    const [only] = JSON.parse((await client(route, 'GET')).text).items;
    const { text } = await client(route, 'GET');
    expect(text).toBe(`${JSON.stringify({ total_count: 1, items: [only] })}\n`);
    expect(Object.keys(only)).toEqual([...SHOWN, ...PERSON]);

    await make({ role: 'sending', kind: 'domain', domain_name: 'mg.acme.example', description: 'of the domain' });
    for (const query of ['?kind=domain', '?domain_name=MG.acme.example', '?kind=domain&domain_name=mg.acme.example']) {
      const { items } = JSON.parse((await owner(route, 'GET', { query })).text);
      expect(items.map((item: { kind: string }) => item.kind)).toContain('domain');
      expect(items.every((item: { domain_name: string }) => item.domain_name === 'mg.acme.example')).toBe(true);
    }
    expect((await owner(route, 'GET', { query: '?domain_name=nowhere.example' })).text).toBe(
      '{"total_count":0,"items":[]}\n',
    );
    expect((await owner(route, 'GET', { query: '?kind=other' })).status).toBe(400);
  });

  it('shows a subaccount its own keys alone, and a primary those only on its behalf', async () => {
    const { key } = await make({ role: 'admin', description: 'below' }, sub);
    const ids = async (client: typeof owner) =>
      JSON.parse((await client(route, 'GET')).text).items.map((item: { id: string }) => item.id);
    expect(await ids(sub)).toContain(key.id);
    expect(await ids(owner)).not.toContain(key.id);
    const secret = (await createApiKey(primary, { role: 'admin' })).secret;
    expect(await ids(mailgunClient(secret, { 'x-mailgun-on-behalf-of': below.account.id }))).toContain(key.id);
  });
});

describe('DELETE /v1/keys/{id}', () => {
  it('ends the key at once; it is not listed any more and cannot be deleted again', async () => {
    const { key } = await make({ role: 'admin' });
    const call = { params: { id: key.id } };
    expect(await owner(keyRoute, 'DELETE', call)).toMatchObject({ status: 200, text: '{"message":"key deleted"}\n' });
    expect((await mailgunClient(key.secret)(route, 'GET')).status).toBe(401);
    expect((await owner(route, 'GET')).text).not.toContain(key.id);
    expect(await owner(keyRoute, 'DELETE', call)).toMatchObject({ status: 404, text: '{"message":"Not Found"}\n' });
  });

  it('a key may end itself', async () => {
    const { key } = await make({ role: 'admin' });
    const self = mailgunClient(key.secret);
    expect((await self(keyRoute, 'DELETE', { params: { id: key.id } })).status).toBe(200);
    expect((await self(route, 'GET')).status).toBe(401);
  });

  it('a stranger’s key is not there, for the primary neither', async () => {
    const { key } = await make({ role: 'admin' }, sub);
    for (const client of [owner, await clientOf(systemCaller(await createPrimaryAccount('Other')))]) {
      expect((await client(keyRoute, 'DELETE', { params: { id: key.id } })).status).toBe(404);
    }
    expect((await mailgunClient(key.secret)(route, 'GET')).status).toBe(200);
  });
});

describe('an expired key', () => {
  it('opens nothing and is not there any more', async () => {
    const { key } = await make({ role: 'admin', expiration: '60' });
    const client = mailgunClient(key.secret);
    expect((await client(route, 'GET')).status).toBe(200);
    await pool().query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [key.id]);
    expect((await client(route, 'GET')).status).toBe(401);
    expect((await owner(route, 'GET')).text).not.toContain(key.id);
    expect((await owner(keyRoute, 'DELETE', { params: { id: key.id } })).status).toBe(404);
  });
});

describe('who may manage keys (PRODUCT 3: admins)', () => {
  it.each(['developer', 'viewer', 'sending'] as const)('a %s key may not', async (role) => {
    const client = await clientOf(primary, role);
    const forbidden = { status: 403, text: '{"message":"Forbidden"}\n' };
    expect(await client(route, 'GET')).toMatchObject(forbidden);
    expect(await client(route, 'POST', { form: { role: 'admin' } })).toMatchObject(forbidden);
    expect(await client(keyRoute, 'DELETE', { params: { id: 'x' } })).toMatchObject(forbidden);
    expect(await client(publicRoute, 'POST')).toMatchObject(forbidden);
  });
});

it('POST /v1/keys/public makes a new public key of the account and keeps it', async () => {
  const stored = async () => {
    const found = await pool().query('select public_key from accounts where id = $1', [primary.account.id]);
    return found.rows[0].public_key;
  };
  const first = await owner(publicRoute, 'POST');
  const { key } = JSON.parse(first.text);
  expect(key).toMatch(/^pubkey-[0-9a-f]{32}$/);
  expect(first.text).toBe(`${JSON.stringify({ key, message: 'public key has been regenerated' })}\n`);
  expect(await stored()).toBe(key);
  const second = JSON.parse((await owner(publicRoute, 'POST')).text).key;
  expect(second).not.toBe(key);
  expect(await stored()).toBe(second);
});
