import { beforeAll, describe, expect, it } from 'vitest';
import * as keyRoute from '@/app/api/keys/[id]/route';
import * as route from '@/app/api/keys/route';
import * as meRoute from '@/app/api/me/route';
import type { Caller } from '@/lib/core/access';
import { KEY_ROLES } from '@/lib/schemas/roles';
import { pool } from '@/lib/storage/pool';
import { type ApiClient, apiClient, byKey, bySession } from '@/lib/testing/api-client';
import { withDatabase } from '@/lib/testing/database';
import { deleteDomain } from './domains';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createApiKey } from './provision-api-key';
import { createDomain } from './provision-domain';
import { createUser } from './provision-user';
import { systemCaller } from './system-caller';

await withDatabase();

const DAY_MS = 86_400_000;
let primary: Caller;
let below: Caller;
let owner: ApiClient;
let person: ApiClient;

const clientOf = async (caller: Caller, role: (typeof KEY_ROLES)[number] = 'admin') =>
  apiClient(byKey((await createApiKey(caller, { role, description: `A ${role}` })).secret));
const make = async (body: unknown, client = person) => client(route, 'POST', { body });
const listed = async (client = person) => (await client(route, 'GET', { query: '?limit=100' })).json.items;

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  await createDomain(primary, { name: 'mg.acme.example' });
  owner = await clientOf(primary);
  const password = 'long enough by far';
  const { id } = await createUser(primary, { email: 'ada@acme.example', name: 'Ada', role: 'admin', password });
  person = apiClient(await bySession(id));
});

describe('a new key', () => {
  it('answers its secret once, opens what its role may, and is listed without it', async () => {
    const { status, json } = await make({ role: 'viewer', description: ' Dashboards ' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      role: 'viewer',
      description: 'Dashboards',
      expiresAt: null,
      lastUsedAt: null,
      domain: null,
    });
    expect(json.secret).toMatch(/^key-[0-9a-f]{64}$/);
    expect(json.secret.startsWith(json.prefix)).toBe(true);
    expect((await apiClient(byKey(json.secret))(meRoute, 'GET')).json.role).toBe('viewer');
    const text = JSON.stringify(await listed());
    expect(text).toContain(json.id);
    expect(text).not.toContain(json.secret.slice(8));
    expect(text).not.toContain('secret');
  });

  it('says who made it: a person, another key, or nobody who could be named', async () => {
    await make({ role: 'viewer', description: 'by a person' });
    await make({ role: 'viewer', description: 'by a key' }, owner);
    const makers = new Map((await listed()).map((key: { description: string }) => [key.description, key]));
    expect(makers.get('by a person')).toMatchObject({ createdBy: { kind: 'user', name: 'Ada' } });
    expect(makers.get('by a key')).toMatchObject({ createdBy: { kind: 'key', name: 'A admin' } });
    expect(makers.get('A admin')).toMatchObject({ createdBy: null });
  });

  it('still says who made it when that person is gone', async () => {
    const input = { email: 'eve@acme.example', name: 'Eve', role: 'admin' as const, password: 'long enough by far' };
    const { id } = await createUser(primary, input);
    await make({ role: 'viewer', description: 'by Eve' }, apiClient(await bySession(id)));
    await pool().query('delete from users where id = $1', [id]);
    const made = (await listed()).find((key: { description: string }) => key.description === 'by Eve');
    expect(made.createdBy).toEqual({ kind: 'user', name: 'Eve' });
  });

  it('for sending may be for one domain of the account alone, and says when that was deleted', async () => {
    await createDomain(primary, { name: 'gone.acme.example' });
    const { json } = await make({ role: 'sending', domain: 'gone.acme.example' });
    expect(json.domain).toEqual({ name: 'gone.acme.example', region: 'us' });
    await deleteDomain(primary, 'gone.acme.example');
    const found = (await listed()).find(({ id }: { id: string }) => id === json.id);
    expect(found.domain).toEqual({ name: null, region: null });
  });

  it('opens nothing once it has expired, and is not listed any more', async () => {
    const { json } = await make({ role: 'admin', expiresAt: new Date(Date.now() + DAY_MS).toISOString() });
    const client = apiClient(byKey(json.secret));
    expect((await client(meRoute, 'GET')).status).toBe(200);
    await pool().query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [json.id]);
    expect((await client(meRoute, 'GET')).status).toBe(401);
    expect(JSON.stringify(await listed())).not.toContain(json.id);
  });

  it.each([
    ['no role', {}, 'role'],
    ['a role that keys do not have', { role: 'owner' }, 'role'],
    ['a time that is over', { role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['a time that is none', { role: 'viewer', expiresAt: 'tomorrow' }, 'expiresAt'],
    ['a domain for more than sending', { role: 'viewer', domain: 'mg.acme.example' }, 'domain'],
    ['a description that nobody would read', { role: 'viewer', description: 'x'.repeat(201) }, 'description'],
    ['a secret of its own', { role: 'viewer', secret: 'key-mine' }, 'secret'],
    ['the account of somebody else', { role: 'viewer', accountId: 'b'.repeat(24) }, 'accountId'],
  ])('is refused with %s, and none is made', async (_, body, field) => {
    const before = (await listed()).length;
    const { status, json } = await make(body);
    expect([status, Object.keys(json.error.fields)]).toEqual([400, [field]]);
    expect((await listed()).length).toBe(before);
  });

  it('for a domain of somebody else is a 404', async () => {
    await createDomain(below, { name: 'mg.sub.example' });
    expect((await make({ role: 'sending', domain: 'mg.sub.example' })).status).toBe(404);
  });
});

describe('the list', () => {
  it('comes newest first, page after page, each key once', async () => {
    const all = (await listed()).map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = `?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { json }: { json: { items: { id: string }[]; nextCursor: string | null } } = await person(route, 'GET', {
        query,
      });
      seen.push(...json.items.map(({ id }) => id));
      cursor = json.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBeGreaterThan(4);
  });

  it.each(['nope', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuses the cursor %s, which no list answered with',
    async (cursor) => {
      expect((await person(route, 'GET', { query: `?cursor=${cursor}` })).status).toBe(400);
    },
  );

  it('shows a subaccount its own keys alone', async () => {
    const sub = await clientOf(below);
    expect((await listed(sub)).map(({ description }: { description: string }) => description)).toEqual(['A admin']);
  });
});

describe('revoking', () => {
  it('ends a key at once and for good', async () => {
    const { json } = await make({ role: 'admin' });
    const call = { params: { id: json.id } };
    expect(await person(keyRoute, 'DELETE', call)).toEqual({ status: 200, json: { id: json.id } });
    expect((await apiClient(byKey(json.secret))(meRoute, 'GET')).status).toBe(401);
    expect((await person(keyRoute, 'DELETE', call)).status).toBe(404);
  });

  it('of a key of another account is a 404, and it goes on', async () => {
    const { json } = await make({ role: 'admin' });
    const sub = await clientOf(below);
    expect((await sub(keyRoute, 'DELETE', { params: { id: json.id } })).status).toBe(404);
    expect((await apiClient(byKey(json.secret))(meRoute, 'GET')).status).toBe(200);
  });
});

it.each(KEY_ROLES.filter((role) => role !== 'admin'))('a %s key gets none of it (PRODUCT 3: admins)', async (role) => {
  const client = await clientOf(primary, role);
  expect((await client(route, 'GET')).status).toBe(403);
  expect((await client(route, 'POST', { body: { role: 'viewer' } })).status).toBe(403);
  expect((await client(keyRoute, 'DELETE', { params: { id: 'x' } })).status).toBe(403);
});
