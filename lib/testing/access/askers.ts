import { ON_BEHALF_OF } from '@/lib/auth/key-caller';
import type { Caller } from '@/lib/core/access';
import type { KeyRole } from '@/lib/schemas/roles';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { signInAs } from '../session';
import { Things } from './things';

/** Somebody who asks, by the headers that say who it is. */
export interface Asker {
  name: string;
  headers: Record<string, string>;
  role: KeyRole;
  via: 'key' | 'session';
}

export interface AccessWorld {
  primary: Things;
  subaccount: Things;
  sibling: Things;
  stranger: Things;
  /** Of the primary and of the subaccount, by key and by session. */
  own: { of: 'primary' | 'subaccount'; asker: Asker }[];
  /** An admin of the primary that acts on the subaccount. */
  onBehalf: Asker;
  onBehalfOfStranger: Asker;
  sending: Asker;
  strangers: Asker;
  siblings: Asker;
  /** An admin of the subaccount, who must not reach the primary. */
  below: Asker;
  nobody: Record<'nobody' | 'a revoked key' | 'an ended session', Record<string, string>>;
  disabled: Record<'a key' | 'a session', Record<string, string>>;
}

const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}` });

async function byKey(caller: Caller, role: KeyRole, name: string): Promise<Asker> {
  const { secret } = await createApiKey(caller, { role });
  return { name: `${name} ${role}, by key`, headers: basic(secret), role, via: 'key' };
}

async function bySession(things: Things, role: 'admin' | 'developer' | 'viewer', name: string): Promise<Asker> {
  const { cookie } = await signInAs(await things.user(role));
  return { name: `${name} ${role}, by session`, headers: { cookie }, role, via: 'session' };
}

/** Everybody who may come to a door: roles of a primary and of its subaccount, strangers, and who has no right any more. */
export async function makeAccessWorld(): Promise<AccessWorld> {
  const primary = systemCaller(await createPrimaryAccount('Primary'));
  const subaccount = systemCaller(await createSubaccount(primary, 'Subaccount'));
  const sibling = systemCaller(await createSubaccount(primary, 'Sibling'));
  const closed = systemCaller(await createSubaccount(primary, 'Disabled'));
  const stranger = systemCaller(await createPrimaryAccount('Stranger'));
  const of = { primary: new Things(primary), subaccount: new Things(subaccount) };
  const own: AccessWorld['own'] = [];
  for (const role of ['viewer', 'developer', 'admin'] as const) {
    for (const name of ['primary', 'subaccount'] as const) {
      own.push({ of: name, asker: await byKey(of[name].caller, role, name) });
      own.push({ of: name, asker: await bySession(of[name], role, name) });
    }
  }
  const admin = await byKey(primary, 'admin', 'primary');
  const acting = (id: string, name: string): Asker => ({
    ...admin,
    name,
    headers: { ...admin.headers, [ON_BEHALF_OF]: id },
  });
  const shut = new Things(closed);
  const [shutKey, shutSession] = [await byKey(closed, 'admin', 'disabled'), await bySession(shut, 'admin', 'disabled')];
  await pool().query("update accounts set status = 'disabled' where id = $1", [closed.account.id]);
  const ended = await signInAs(await of.primary.user('admin'));
  await pool().query('delete from sessions where id = $1', [ended.sessionId]);
  return {
    ...of,
    sibling: new Things(sibling),
    stranger: new Things(stranger),
    own,
    onBehalf: acting(subaccount.account.id, 'primary admin on behalf of the subaccount'),
    onBehalfOfStranger: acting(stranger.account.id, 'primary admin on behalf of a stranger'),
    sending: await byKey(primary, 'sending', 'primary'),
    strangers: await byKey(stranger, 'admin', 'stranger'),
    siblings: await byKey(sibling, 'admin', 'sibling'),
    below: await byKey(subaccount, 'admin', 'subaccount'),
    nobody: {
      nobody: {},
      'a revoked key': basic(await of.primary.revokedKey()),
      'an ended session': { cookie: ended.cookie },
    },
    disabled: { 'a key': shutKey.headers, 'a session': shutSession.headers },
  };
}
