import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerFromRequest } from '@/lib/auth/caller';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { verifyPassword } from '@/lib/auth/passwords';
import { sessionToken } from '@/lib/auth/session-token';
import type { Caller } from '@/lib/core/access';
import { pool } from '@/lib/storage/pool';
import { insertSession } from '@/lib/storage/sessions';
import { withDatabase } from '@/lib/testing/database';
import { signInAs } from '@/lib/testing/session';
import { listAuditLog } from './audit-log';
import { changePassword, getProfile, updateProfile } from './profile';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createApiKey } from './provision-api-key';
import { createUser } from './provision-user';
import { recordSignIn } from './record-sign-in';
import { endOtherSessions, endSession, listSessions } from './sessions';
import { systemCaller } from './system-caller';

await withDatabase();

const EMAIL = 'ada@acme.example';
const PASSWORD = 'correct horse battery';
let primary: Caller;
let adaId = '';
let eveId = '';

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  adaId = (await createUser(primary, { email: EMAIL, name: 'Ada', role: 'admin', password: PASSWORD })).id;
  const eve = { email: 'eve@acme.example', name: 'Eve', role: 'viewer' as const, password: PASSWORD };
  eveId = (await createUser(primary, eve)).id;
});
beforeEach(async () => {
  await pool().query('delete from sessions');
});

const ask = (cookie: string) => callerFromRequest(new Request('http://127.0.0.1/api/me', { headers: { cookie } }));
const signedIn = async (userId = adaId) => {
  const session = await signInAs(userId);
  return { ...session, caller: await ask(session.cookie) };
};
const isOut = (cookie: string) => expect(ask(cookie)).rejects.toMatchObject({ code: 'unauthenticated' });

describe('sessions', () => {
  it('lists where a person is signed in, says which one asks, and tells of nobody else', async () => {
    await signedIn(eveId);
    const phone = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await insertSession({ userId: adaId, userAgent: phone, address: '198.51.100.7' });
    const { caller, sessionId } = await signedIn();
    const { items } = await listSessions(caller);
    expect(items).toHaveLength(2);
    expect(items.find(({ current }) => current)?.id).toBe(sessionId);
    expect(items.find(({ current }) => !current)).toMatchObject({
      device: 'Firefox 140 on Linux',
      address: '198.51.100.7',
    });
  });

  it('ends one at once, and never somebody else’s', async () => {
    const [here, there, foreign] = [await signedIn(), await signedIn(), await signedIn(eveId)];
    await expect(endSession(here.caller, foreign.sessionId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(endSession(here.caller, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
    await endSession(here.caller, there.sessionId);
    await isOut(there.cookie);
    expect(await ask(here.cookie)).toMatchObject({ actorId: adaId });
    expect(await ask(foreign.cookie)).toMatchObject({ actorId: eveId });
  });

  it('ends all others, and not the one that asks nor anybody else’s', async () => {
    const [here, there, foreign] = [await signedIn(), await signedIn(), await signedIn(eveId)];
    expect(await endOtherSessions(here.caller)).toEqual({ ended: 1 });
    await isOut(there.cookie);
    expect(await ask(here.cookie)).toMatchObject({ actorId: adaId });
    expect(await ask(foreign.cookie)).toMatchObject({ actorId: eveId });
  });

  it('a key has neither profile nor sessions', async () => {
    const { id } = await createApiKey(primary, { role: 'admin' });
    const key = { ...primary, actorId: id };
    for (const attempt of [getProfile(key), listSessions(key), endOtherSessions(key)]) {
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('of one person are bounded: the one that was not used for longest goes first', async () => {
    const first = await signedIn();
    await pool().query("update sessions set last_seen_at = now() - interval '1 hour'");
    for (let n = 0; n < 100; n += 1) await insertSession({ userId: adaId, userAgent: '', address: null });
    const { rows } = await pool().query('select count(*)::int as n from sessions where user_id = $1', [adaId]);
    expect(rows[0].n).toBe(100);
    await isOut(first.cookie);
  });
});

describe('signing in', () => {
  type Authorize = (credentials: object, request: { headers: Record<string, string> }) => Promise<unknown>;
  const signIn = async (headers: Record<string, string>, password = PASSWORD) => {
    const [provider] = nextAuthOptions(recordSignIn).providers;
    const { authorize } = (provider as unknown as { options: { authorize: Authorize } }).options;
    return (await authorize({ email: EMAIL, password }, { headers })) as { id: string; sessionId: string } | null;
  };

  it('makes a session of its own, ends the one that the browser came with, and is in the audit log', async () => {
    const before = await signedIn();
    const agent = 'Mozilla/5.0 (Macintosh) Chrome/143.0 Safari/537.36';
    const headers = { cookie: before.cookie, 'user-agent': agent, 'x-postwire-client-address': '198.51.100.9' };
    const made = await signIn(headers);
    expect(made).toMatchObject({ id: adaId });
    expect(made?.sessionId).not.toBe(before.sessionId);
    await isOut(before.cookie);
    const caller = await ask(`postwire_session=${await sessionToken(made?.sessionId ?? '')}`);
    expect((await listSessions(caller)).items).toMatchObject([
      { current: true, device: 'Chrome 143 on macOS', address: '198.51.100.9' },
    ]);
    const log = await listAuditLog(caller, { limit: 1, includeSubaccounts: false, action: 'session.sign_in' });
    expect(log.items).toMatchObject([
      { actor: { id: adaId }, target: { name: 'Chrome 143 on macOS' }, address: '198.51.100.9' },
    ]);
  });

  it('with a wrong password ends nothing', async () => {
    const before = await signedIn();
    expect(await signIn({ cookie: before.cookie }, 'wrong')).toBeNull();
    expect(await ask(before.cookie)).toMatchObject({ actorId: adaId });
  });
});

describe('the profile', () => {
  it('is the person at home, also inside a subaccount, and can be renamed', async () => {
    const below = await createSubaccount(primary, 'Below');
    const { cookie } = await signedIn();
    const caller = await ask(`${cookie}; postwire_account=${below.id}`);
    expect(caller.account.id).toBe(below.id);
    expect(await updateProfile(caller, { name: 'Ada L.' })).toMatchObject({ email: EMAIL, name: 'Ada L.' });
    expect(await getProfile(caller)).toMatchObject({ name: 'Ada L.', role: 'admin', account: { name: 'Acme' } });
    const home = { ...caller, account: caller.home };
    const { items } = await listAuditLog(home, { limit: 1, includeSubaccounts: false, action: 'profile.update' });
    expect(items).toMatchObject([{ before: { name: 'Ada' }, after: { name: 'Ada L.' } }]);
  });
});

describe('changing the password', () => {
  const hashOf = async () =>
    (await pool().query('select password_hash as h from users where id = $1', [adaId])).rows[0].h as string;

  it.each([
    ['a wrong current password', { currentPassword: 'wrong', newPassword: 'another long one' }, 'currentPassword'],
    ['a short one', { currentPassword: PASSWORD, newPassword: 'short' }, 'newPassword'],
    ['the email address', { currentPassword: PASSWORD, newPassword: EMAIL.toUpperCase() }, 'newPassword'],
    ['the one that it is already', { currentPassword: PASSWORD, newPassword: PASSWORD }, 'newPassword'],
  ])('refuses %s and ends no session', async (_, input, field) => {
    const [here, there] = [await signedIn(), await signedIn()];
    const before = await hashOf();
    await expect(changePassword(here.caller, input)).rejects.toMatchObject({
      code: 'invalid_request',
      fields: { [field]: expect.any(String) },
    });
    expect(await hashOf()).toBe(before);
    expect(await ask(there.cookie)).toMatchObject({ actorId: adaId });
  });

  it('ends all other sessions and keeps the one that changed it; no password is in the audit log', async () => {
    const [here, there, foreign] = [await signedIn(), await signedIn(), await signedIn(eveId)];
    const newPassword = 'a wholly different one';
    expect(await changePassword(here.caller, { currentPassword: PASSWORD, newPassword })).toEqual({ ended: 1 });
    await isOut(there.cookie);
    expect(await ask(here.cookie)).toMatchObject({ actorId: adaId });
    expect(await ask(foreign.cookie)).toMatchObject({ actorId: eveId });
    expect(await verifyPassword(newPassword, await hashOf())).toBe(true);
    const { items } = await listAuditLog(here.caller, { limit: 100, includeSubaccounts: false });
    expect(items[0]).toMatchObject({ action: 'profile.password', after: { endedSessions: 1 } });
    expect(JSON.stringify(items)).not.toMatch(/different one|horse|scrypt/);
  });

  it('is slowed down when the current password is guessed', async () => {
    const { caller } = await signedIn();
    const guess = () => changePassword(caller, { currentPassword: 'a guess', newPassword: 'another long one' });
    for (let n = 0; n < 5; n += 1) await expect(guess()).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(guess()).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
