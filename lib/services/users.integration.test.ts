import { beforeEach, describe, expect, it } from 'vitest';
import * as invitationsRoute from '@/app/api/invitations/route';
import * as meRoute from '@/app/api/me/route';
import * as userRoute from '@/app/api/users/[id]/route';
import * as route from '@/app/api/users/route';
import type { Caller } from '@/lib/core/access';
import type { UserRole } from '@/lib/schemas/roles';
import type { User } from '@/lib/schemas/users';
import { newObjectId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { insertUser } from '@/lib/storage/users';
import { type ApiClient, apiClient, byKey, bySession } from '@/lib/testing/api-client';
import { withDatabase } from '@/lib/testing/database';
import { joinAccount } from './accept-invitation';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createApiKey } from './provision-api-key';
import { systemCaller } from './system-caller';

await withDatabase();

let primary: Caller;
let below: Caller;
let adaId: string;
let ada: ApiClient;

/** Nobody signs in by password here, so none is hashed: that takes long. */
const addUser = async ({ account }: Caller, name: string, role: UserRole) => {
  const [id, email] = [newObjectId(), `${name}-${account.id}@acme.example`.toLowerCase()];
  await insertUser({ id, accountId: account.id, email, name, role, passwordHash: 'none' });
  return id;
};
const clientOf = async (id: string) => apiClient(await bySession(id));
const people = async (client = ada): Promise<User[]> => (await client(route, 'GET')).json.items;
const patch = (id: string, body: unknown, client = ada) => client(userRoute, 'PATCH', { params: { id }, body });
const remove = (id: string, client = ada) => client(userRoute, 'DELETE', { params: { id } });

beforeEach(async () => {
  await pool().query('delete from accounts');
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  adaId = await addUser(primary, 'Ada', 'admin');
  ada = await clientOf(adaId);
});

describe('the list', () => {
  it('shows the account’s own people, who came first first, and nothing secret', async () => {
    await addUser(primary, 'Dana', 'developer');
    await addUser(below, 'Sam', 'admin');
    const all = await people();
    expect(all.map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'admin'],
      ['Dana', 'developer'],
    ]);
    expect(Object.keys(all[0] ?? {})).toEqual(['id', 'email', 'name', 'role', 'createdAt', 'lastSignInAt']);
  });

  it('comes page after page, each person once', async () => {
    for (const name of ['B', 'C', 'D']) await addUser(primary, name, 'viewer');
    const first = (await ada(route, 'GET', { query: '?limit=3' })).json;
    const second = (await ada(route, 'GET', { query: `?limit=3&cursor=${first.nextCursor}` })).json;
    const names = [...first.items, ...second.items].map(({ name }: User) => name);
    expect(names.sort()).toEqual(['Ada', 'B', 'C', 'D']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('changing a person', () => {
  it('changes what is named and nothing else', async () => {
    const id = await addUser(primary, 'Dana', 'developer');
    expect((await patch(id, { name: ' Dana Doe ' })).json).toMatchObject({ name: 'Dana Doe', role: 'developer' });
    expect((await patch(id, { role: 'viewer' })).json).toMatchObject({ name: 'Dana Doe', role: 'viewer' });
  });

  it('to another role ends their sessions at once; another name does not', async () => {
    const id = await addUser(primary, 'Dana', 'developer');
    const dana = await clientOf(id);
    await patch(id, { name: 'Dana Doe' });
    expect((await dana(meRoute, 'GET')).status).toBe(200);
    await patch(id, { role: 'developer' });
    expect((await dana(meRoute, 'GET')).status).toBe(200);
    await patch(id, { role: 'viewer' });
    expect((await dana(meRoute, 'GET')).status).toBe(401);
  });

  it.each([
    ['a role that people do not have', { role: 'sending' }, 'role'],
    ['no name', { name: '  ' }, 'name'],
    ['a name on two lines', { name: 'Ada\nLovelace' }, 'name'],
    ['another address', { email: 'eve@acme.example' }, 'email'],
    ['another account', { accountId: 'a'.repeat(24) }, 'accountId'],
    ['a password', { passwordHash: 'x' }, 'passwordHash'],
  ])('to %s is refused', async (_, body, field) => {
    const { status, json } = await patch(adaId, body);
    expect([status, Object.keys(json.error.fields)]).toEqual([400, [field]]);
    expect(await people()).toMatchObject([{ name: 'Ada', role: 'admin' }]);
  });
});

describe('removing a person', () => {
  it('ends their sessions at once', async () => {
    const id = await addUser(primary, 'Dana', 'developer');
    const dana = await clientOf(id);
    expect((await dana(meRoute, 'GET')).status).toBe(200);
    expect(await remove(id)).toEqual({ status: 200, json: { id } });
    expect((await dana(meRoute, 'GET')).status).toBe(401);
    expect((await remove(id)).status).toBe(404);
  });

  it('nobody removes themselves', async () => {
    await addUser(primary, 'Alex', 'admin');
    const { status, json } = await remove(adaId);
    expect([status, json.error.message]).toEqual([409, 'You cannot remove yourself. Another admin can.']);
    expect(await people()).toHaveLength(2);
  });
});

describe('the last admin', () => {
  it('is neither demoted nor removed, by a key of the account either', async () => {
    const key = apiClient(byKey((await createApiKey(primary, { role: 'admin' })).secret));
    expect((await patch(adaId, { role: 'viewer' })).status).toBe(409);
    expect((await patch(adaId, { role: 'developer' }, key)).status).toBe(409);
    expect((await remove(adaId, key)).status).toBe(409);
    expect(await people()).toMatchObject([{ role: 'admin' }]);
  });

  it('of a subaccount is kept by the primary’s people as well', async () => {
    const sam = await addUser(below, 'Sam', 'admin');
    const cookie = `${(await bySession(adaId)).cookie}; postwire_account=${below.account.id}`;
    const inside = apiClient({ cookie });
    expect((await people(inside)).map(({ name }) => name)).toEqual(['Sam']);
    expect((await remove(sam, inside)).status).toBe(409);
  });

  it('remains when two admins demote or remove each other at the same moment', async () => {
    for (const how of ['demote', 'remove', 'both'] as const) {
      for (let round = 0; round < 2; round += 1) {
        const eveId = await addUser(primary, `Eve-${how}-${round}`, 'admin');
        const admins = (await people()).filter(({ role }) => role === 'admin');
        const [one, other] = admins.map(({ id }) => id) as [string, string];
        const key = apiClient(byKey((await createApiKey(primary, { role: 'admin' })).secret));
        const demote = (id: string) => patch(id, { role: 'viewer' }, key);
        const drop = (id: string) => remove(id, key);
        const answers = await Promise.all([
          how === 'remove' ? drop(one) : demote(one),
          how === 'demote' ? demote(other) : drop(other),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect((await people(key)).filter(({ role }) => role === 'admin')).toHaveLength(1);
        // For the next round the one who is left is Ada again, or somebody in her place.
        await pool().query("delete from users where account_id = $1 and role <> 'admin'", [primary.account.id]);
        const [left] = await people(key);
        if (left) ada = await clientOf(left.id);
        expect([one, other, eveId]).toContain(left?.id);
      }
    }
  });
});

describe('whose people (PRODUCT 3)', () => {
  it.each(['developer', 'viewer'] as const)('a %s sees and changes nobody', async (role) => {
    const client = await clientOf(await addUser(primary, 'Vic', role));
    expect((await client(route, 'GET')).status).toBe(403);
    expect((await patch(adaId, { name: 'X' }, client)).status).toBe(403);
    expect((await remove(adaId, client)).status).toBe(403);
  });

  it('another account’s people are a 404, for a subaccount and for its primary', async () => {
    const sam = await addUser(below, 'Sam', 'viewer');
    const samAdmin = await clientOf(await addUser(below, 'Sue', 'admin'));
    for (const [client, id] of [
      [samAdmin, adaId],
      [ada, sam],
    ] as const) {
      expect((await patch(id, { role: 'viewer' }, client)).status).toBe(404);
      expect((await remove(id, client)).status).toBe(404);
    }
  });
});

describe('the audit log', () => {
  const logged = async () => {
    const { rows } = await pool().query(
      'select action, actor_name as actor, target_name as target, before, after from audit_log where account_id = $1 order by id',
      [primary.account.id],
    );
    return rows;
  };

  it('tells who changed whom, from what to what, and who was removed; not what stayed as it was', async () => {
    const id = await addUser(primary, 'Dana', 'developer');
    await patch(id, { role: 'viewer', name: 'Dana' });
    await patch(id, { name: 'Dana' });
    await remove(id);
    const [changed, removed, ...more] = await logged();
    expect(changed).toMatchObject({ action: 'user.update', actor: 'Ada', target: 'Dana' });
    expect([changed?.before, changed?.after]).toEqual([{ role: 'developer' }, { role: 'viewer' }]);
    expect(removed).toMatchObject({ action: 'user.remove', actor: 'Ada', before: { role: 'viewer' }, after: null });
    expect(more).toEqual([]);
  });

  it('tells of invitations, and of who joined, without the link', async () => {
    const { json } = await ada(invitationsRoute, 'POST', { body: { email: 'grace@acme.example', role: 'viewer' } });
    const token = String(json.url).split('/').at(-1) ?? '';
    await joinAccount({ token, name: 'Grace', password: 'long enough by far' });
    const entries = await logged();
    expect(entries.map(({ action, actor, target }) => [action, actor, target])).toEqual([
      ['user.invite', 'Ada', 'grace@acme.example'],
      ['user.join', 'Grace', 'Grace'],
    ]);
    expect(JSON.stringify(entries)).not.toContain(token);
    expect(JSON.stringify(entries)).not.toContain('long enough');
  });
});
