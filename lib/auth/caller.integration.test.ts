import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/config/env';
import type { Caller } from '@/lib/core/access';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { signInAs } from '@/lib/testing/session';
import { callerFromRequest } from './caller';
import { sessionToken } from './session-token';

await withDatabase();

let primary: Caller;
let below: Caller;
let other: Caller;

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  other = systemCaller(await createSubaccount(systemCaller(await createPrimaryAccount('Other')), 'Other sub'));
});

const ask = (headers: Record<string, string>, path = '/v3/domains') =>
  callerFromRequest(new Request(`http://127.0.0.1:3000${path}`, { headers }));
const basic = (key: string, user = 'api') => ({
  authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`,
});

describe('by API key', () => {
  it('is the account and role of the key, in the region of the path', async () => {
    const { id, secret } = await createApiKey(primary, { role: 'developer' });
    expect(await ask(basic(secret), '/eu/v3/domains')).toEqual({
      via: 'key',
      actorId: id,
      role: 'developer',
      home: expect.objectContaining({ id: primary.account.id, parentId: null }),
      account: expect.objectContaining({ id: primary.account.id }),
      region: 'eu',
    });
    // Written beside the request, which does not wait for it.
    const used = async () =>
      (await pool().query('select last_used_at from api_keys where id = $1', [id])).rows[0].last_used_at;
    await expect.poll(used).toBeInstanceOf(Date);
  });

  it('carries the domain that a sending key is bound to', async () => {
    const domain = await createDomain(primary, { name: 'bound.example' });
    const { secret } = await createApiKey(primary, { role: 'sending', domain: domain.name });
    expect(await ask(basic(secret))).toMatchObject({ role: 'sending', domainId: domain.id });
  });

  it.each([
    ['none', () => ({})],
    ['another scheme', () => ({ authorization: 'Bearer x' })],
    ['another user', (key: string) => basic(key, 'root')],
    ['an unknown key', () => basic('key-unknown')],
    ['garbage', () => ({ authorization: 'Basic !!!' })],
  ])('refuses %s', async (_, headers) => {
    const { secret } = await createApiKey(primary, { role: 'admin' });
    await expect(ask(headers(secret))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('refuses a revoked key', async () => {
    const { id, secret } = await createApiKey(primary, { role: 'admin' });
    await pool().query('update api_keys set revoked_at = now() where id = $1', [id]);
    await expect(ask(basic(secret))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it("a primary's acts on its own subaccounts only, a subaccount's on nobody's behalf", async () => {
    const { secret } = await createApiKey(primary, { role: 'admin' });
    const behalf = (id: string, key = secret) => ask({ ...basic(key), 'x-mailgun-on-behalf-of': id });
    expect(await behalf(below.account.id)).toMatchObject({
      home: { id: primary.account.id },
      account: { id: below.account.id },
    });
    await expect(behalf(other.account.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(behalf('nonsense')).rejects.toMatchObject({ code: 'not_found' });
    const theirs = (await createApiKey(below, { role: 'admin' })).secret;
    await expect(behalf(primary.account.id, theirs)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await behalf(below.account.id, theirs)).toMatchObject({ account: { id: below.account.id } });
  });

  it('of a disabled account, or one below a disabled primary, is forbidden', async () => {
    const top = systemCaller(await createPrimaryAccount('Top'));
    const leaf = systemCaller(await createSubaccount(top, 'Leaf'));
    const keys = [await createApiKey(top, { role: 'admin' }), await createApiKey(leaf, { role: 'admin' })];
    await pool().query("update accounts set status = 'disabled' where id = $1", [top.account.id]);
    for (const { secret } of keys) await expect(ask(basic(secret))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('by session', () => {
  const cookie = async (userId: string, more = '') => ({ cookie: (await signInAs(userId)).cookie + more });
  const person = async (caller: Caller, email: string) =>
    (await createUser(caller, { email, name: 'Ada', role: 'developer', password: 'long enough' })).id;

  it('is the person, in the account and region that they stepped into', async () => {
    const id = await person(primary, 'Ada@acme.example');
    expect(await ask(await cookie(id))).toMatchObject({ via: 'session', actorId: id, role: 'developer', region: 'us' });
    const more = `; postwire_account=${below.account.id}; postwire_region=eu`;
    expect(await ask(await cookie(id, more))).toMatchObject({ account: { id: below.account.id }, region: 'eu' });
  });

  it("ignores a stranger's account, and every other one for a subaccount's person", async () => {
    const above = await person(primary, 'bob@acme.example');
    const inside = await person(below, 'eve@sub.example');
    for (const [id, wanted, account] of [
      [above, other.account.id, primary.account.id],
      [inside, primary.account.id, below.account.id],
    ] as const) {
      expect(await ask(await cookie(id, `; postwire_account=${wanted}`))).toMatchObject({ account: { id: account } });
    }
  });

  const expectNobody = (header: string) =>
    expect(ask({ cookie: header })).rejects.toMatchObject({ code: 'unauthenticated' });

  it('opens nothing with a forged token, nor with one that names no session', async () => {
    const id = await person(primary, 'forged@acme.example');
    const { sessionId } = await signInAs(id);
    await expectNobody(`postwire_session=${await sessionToken(sessionId, 'another secret of somebody')}`);
    await expectNobody(`postwire_session=${await sessionToken('0'.repeat(24))}`);
    await expectNobody(`postwire_session=${await encode({ token: { userId: id }, secret: env().NEXTAUTH_SECRET })}`);
  });

  it('ends at once: with its row, with the account, when it is not used and when it is old', async () => {
    const leaf = systemCaller(await createSubaccount(primary, 'Leaf'));
    const id = await person(leaf, 'leaf@acme.example');
    for (const end of [
      'delete from sessions where id = $1',
      "update sessions set last_seen_at = now() - interval '7 days 1 second' where id = $1",
      "update sessions set created_at = now() - interval '30 days 1 second' where id = $1",
      "update accounts set status = 'disabled' where id = (select account_id from users join sessions s on s.user_id = users.id where s.id = $1)",
    ]) {
      const session = await signInAs(id);
      expect(await ask({ cookie: session.cookie })).toMatchObject({ actorId: id, sessionId: session.sessionId });
      await pool().query(end, [session.sessionId]);
      await expectNobody(session.cookie);
    }
  });

  it('ends when the role or the password is changed, by whatever way', async () => {
    const id = await person(primary, 'changed@acme.example');
    for (const change of ["role = 'viewer'", "password_hash = 'another'"]) {
      const session = await signInAs(id);
      await pool().query("update users set name = 'Same', role = role where id = $1", [id]);
      expect(await ask({ cookie: session.cookie })).toMatchObject({ actorId: id });
      await pool().query(`update users set ${change} where id = $1`, [id]);
      await expectNobody(session.cookie);
    }
  });

  it('notes now and then that it was used, and from where', async () => {
    const id = await person(primary, 'seen@acme.example');
    const { sessionId, cookie: header } = await signInAs(id);
    const seen = async () => {
      const { rows } = await pool().query('select address from sessions where id = $1', [sessionId]);
      return rows[0]?.address;
    };
    const headers = { cookie: header, 'x-postwire-client-address': '198.51.100.7' };
    expect(await ask(headers)).toMatchObject({ address: '198.51.100.7' });
    expect(await seen()).toBeNull();
    await pool().query("update sessions set last_seen_at = now() - interval '2 minutes' where id = $1", [sessionId]);
    await ask(headers);
    await expect.poll(seen).toBe('198.51.100.7');
  });
});
