import { beforeEach, describe, expect, it } from 'vitest';
import * as meRoute from '@/app/api/me/route';
import * as disableRoute from '@/app/api/subaccounts/[id]/disable/route';
import * as enableRoute from '@/app/api/subaccounts/[id]/enable/route';
import * as oneRoute from '@/app/api/subaccounts/[id]/route';
import * as route from '@/app/api/subaccounts/route';
import type { Caller } from '@/lib/core/access';
import type { KeyRole } from '@/lib/schemas/roles';
import { pool } from '@/lib/storage/pool';
import { type ApiClient, apiClient, byKey } from '@/lib/testing/api-client';
import { withDatabase } from '@/lib/testing/database';
import { findInvitationOffer } from './accept-invitation';
import { createWebhook } from './change-webhook';
import { ingestEvents } from './ingest-events';
import { createInvitation } from './invitations';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createApiKey } from './provision-api-key';
import { createDomain } from './provision-domain';
import { createUser } from './provision-user';
import { systemCaller } from './system-caller';

await withDatabase();

let primary: Caller;
let owner: ApiClient;

const keyOf = async (caller: Caller, role: KeyRole = 'admin') =>
  apiClient(byKey((await createApiKey(caller, { role })).secret));
const add = async (name: string) => systemCaller(await createSubaccount(primary, name));
const names = async (query = '') =>
  (await owner(route, 'GET', { query })).json.items.map(({ name }: { name: string }) => name);
const of = (caller: Caller) => ({ params: { id: caller.account.id } });

beforeEach(async () => {
  await pool().query('delete from accounts');
  primary = systemCaller(await createPrimaryAccount('Acme'));
  owner = await keyOf(primary);
});

describe('the list', () => {
  it('tells of each what it has', async () => {
    const below = await add('Northwind');
    await createDomain(below, { name: 'mg.northwind.example' });
    await createDomain({ ...below, region: 'eu' }, { name: 'eu.northwind.example' });
    const hook = { level: 'account' as const, description: '', eventTypes: ['opened' as const] };
    await createWebhook(below, { ...hook, url: 'https://a.example.com/' });
    await createUser(below, {
      email: 'sam@northwind.example',
      name: 'Sam',
      role: 'viewer',
      password: 'long enough by far',
    });
    expect((await owner(route, 'GET')).json).toMatchObject({
      items: [
        {
          id: below.account.id,
          name: 'Northwind',
          status: 'open',
          disabledReason: null,
          domains: 2,
          webhooks: 1,
          users: 1,
        },
      ],
      nextCursor: null,
    });
  });

  it('is by name whatever the case, page after page, and found by part of a name, by id and by status', async () => {
    for (const name of ['beta', 'Alpha', 'Gamma 50%', 'alphabet']) await add(name);
    const { json } = await owner(route, 'GET', { query: '?limit=3' });
    const rest = (await owner(route, 'GET', { query: `?limit=3&cursor=${json.nextCursor}` })).json;
    const all = [...json.items, ...rest.items].map(({ name }: { name: string }) => name);
    expect(all).toEqual(['Alpha', 'alphabet', 'beta', 'Gamma 50%']);
    expect(rest.nextCursor).toBeNull();
    expect(await names('?q=ALPHA')).toEqual(['Alpha', 'alphabet']);
    expect(await names('?q=50%25')).toEqual(['Gamma 50%']);
    expect(await names('?q=_')).toEqual([]);
    expect(await names(`?q=${json.items[0].id}`)).toEqual(['Alpha']);
    await owner(disableRoute, 'POST', { params: { id: json.items[2].id }, body: {} });
    expect(await names('?status=disabled')).toEqual(['beta']);
    expect(await names('?status=open')).toEqual(['Alpha', 'alphabet', 'Gamma 50%']);
  });

  it.each(['status=closed', 'cursor=nope', `cursor=${Buffer.from('["a",1]').toString('base64url')}`])(
    'refuses ?%s',
    async (query) => {
      expect((await owner(route, 'GET', { query: `?${query}` })).status).toBe(400);
    },
  );
});

describe('a new subaccount', () => {
  it('is open and empty, and can be acted upon', async () => {
    const { status, json } = await owner(route, 'POST', { body: { name: ' Berlin ' } });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      name: 'Berlin',
      status: 'open',
      domains: 0,
      webhooks: 0,
      users: 0,
      pendingDeliveries: 0,
    });
    const me = await owner(meRoute, 'GET', { headers: { 'x-mailgun-on-behalf-of': json.id } });
    expect(me.json.account).toEqual({ id: json.id, name: 'Berlin', isPrimary: false });
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name on two lines', { name: 'a\nb' }, 'name'],
    ['a parent of its own choice', { name: 'a', parentId: 'b'.repeat(24) }, 'parentId'],
  ])('is refused with %s', async (_, body, field) => {
    const { status, json } = await owner(route, 'POST', { body });
    expect([status, Object.keys(json.error.fields)]).toEqual([400, [field]]);
    expect(await names()).toEqual([]);
  });
});

describe('disabling', () => {
  it('keeps its keys out with the reason on show, until it is enabled; twice is a 409', async () => {
    const below = await add('Northwind');
    const theirs = await keyOf(below);
    const disabled = await owner(disableRoute, 'POST', { ...of(below), body: { reason: 'Unpaid' } });
    expect(disabled.json).toMatchObject({ status: 'disabled', disabledReason: 'Unpaid' });
    expect((await theirs(meRoute, 'GET')).status).toBe(403);
    expect((await owner(disableRoute, 'POST', { ...of(below), body: {} })).status).toBe(409);
    const enabled = await owner(enableRoute, 'POST', of(below));
    expect(enabled.json).toMatchObject({ status: 'open', disabledReason: null });
    expect((await theirs(meRoute, 'GET')).status).toBe(200);
    expect((await owner(enableRoute, 'POST', of(below))).status).toBe(409);
  });
});

describe('deleting', () => {
  it('cancels what its webhooks are owed and says how many; nobody gets in any more, by an open invitation either', async () => {
    const below = await add('Northwind');
    await createDomain(below, { name: 'mg.northwind.example', verified: true });
    const hook = { level: 'account' as const, description: '', eventTypes: ['opened' as const] };
    await createWebhook(below, { ...hook, url: 'https://a.example.com/' });
    const events = ['a', 'b', 'c'].map((id) => ({ event: 'opened', recipient: 'ada@customer.example', id }));
    await ingestEvents(
      async () => below,
      'mg.northwind.example',
      async () => events,
    );
    const theirs = await keyOf(below);
    const { token } = await createInvitation(below, { email: 'late@northwind.example', role: 'admin' });
    expect(await findInvitationOffer(token)).not.toBeNull();
    expect((await owner(oneRoute, 'GET', of(below))).json.pendingDeliveries).toBe(3);
    expect(await owner(oneRoute, 'DELETE', of(below))).toEqual({
      status: 200,
      json: { id: below.account.id, canceledDeliveries: 3 },
    });
    expect((await theirs(meRoute, 'GET')).status).toBe(401);
    expect(await findInvitationOffer(token)).toBeNull();
    expect(await names()).toEqual([]);
    expect((await owner(oneRoute, 'GET', of(below))).status).toBe(404);
    expect((await owner(oneRoute, 'DELETE', of(below))).status).toBe(404);
  });
});

describe('whose subaccounts (PRODUCT 3)', () => {
  const change = (client: ApiClient, id: string) => [
    client(route, 'POST', { body: { name: 'New' } }),
    client(disableRoute, 'POST', { params: { id }, body: {} }),
    client(enableRoute, 'POST', { params: { id } }),
    client(oneRoute, 'DELETE', { params: { id } }),
  ];
  const look = (client: ApiClient, id: string) => [client(route, 'GET'), client(oneRoute, 'GET', { params: { id } })];
  const statuses = async (calls: Promise<{ status: number }>[]) =>
    (await Promise.all(calls)).map(({ status }) => status);

  it.each(['developer', 'viewer'] as const)('a primary’s %s sees them and changes none', async (role) => {
    const below = await add('Northwind');
    const client = await keyOf(primary, role);
    expect(await statuses(look(client, below.account.id))).toEqual([200, 200]);
    expect(await statuses(change(client, below.account.id))).toEqual([403, 403, 403, 403]);
  });

  it('a subaccount’s admin gets none of it, on its own account either', async () => {
    const below = await add('Northwind');
    const client = await keyOf(below);
    expect(await statuses(look(client, below.account.id))).toEqual([403, 403]);
    expect(await statuses(change(client, below.account.id))).toEqual([403, 403, 403, 403]);
  });

  it('another primary’s are a 404', async () => {
    const below = await add('Northwind');
    const stranger = await keyOf(systemCaller(await createPrimaryAccount('Other')));
    const [list, one] = await Promise.all(look(stranger, below.account.id));
    expect([list?.json.items, one?.status]).toEqual([[], 404]);
    expect((await statuses(change(stranger, below.account.id))).slice(1)).toEqual([404, 404, 404]);
  });
});
