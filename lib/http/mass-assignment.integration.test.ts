import { beforeAll, describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { type AccessWorld, makeAccessWorld } from '@/lib/testing/access/askers';
import type { Door } from '@/lib/testing/access/door';
import { knock } from '@/lib/testing/access/knock';
import { MAILGUN_DOORS } from '@/lib/testing/access/mailgun-doors';
import { OWN_DOORS } from '@/lib/testing/access/own-doors';
import { withDatabase } from '@/lib/testing/database';

await withDatabase();

/** Columns and facts that no client says: whose something is, what it may do, how it is known. */
const NOT_THEIRS = ['accountId', 'account_id', 'parentId', 'id', 'role', 'isPrimary', 'secretHash', 'createdAt'];

const changing = Object.entries({ ...OWN_DOORS, ...MAILGUN_DOORS }).filter(
  (entry): entry is [string, Door] => typeof entry[1] !== 'string' && !entry[0].startsWith('GET '),
);
let world: AccessWorld;
let byKey: Record<string, string> = {};
let bySession: Record<string, string> = {};
beforeAll(async () => {
  world = await makeAccessWorld();
  const adminBy = (via: 'key' | 'session') =>
    world.own.find(({ of, asker }) => of === 'primary' && asker.role === 'admin' && asker.via === via)?.asker.headers;
  byKey = adminBy('key') ?? {};
  bySession = adminBy('session') ?? {};
});
/** Whoever may do anything at a door. */
const admin = (door: Door) => (door.byKey === undefined ? byKey : bySession);

/** Everything that an account owns, in every table that says whose a row is. */
async function belongings(accountId: string): Promise<Record<string, string[]>> {
  const { rows } = await pool().query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'account_id' order by 1`,
  );
  expect(rows.length).toBeGreaterThan(8);
  const all: Record<string, string[]> = {};
  for (const { name } of rows) {
    const owned = await pool().query<{ row: string }>(
      `select t::text as row from ${name} t where account_id = $1::bpchar order by 1`,
      [accountId],
    );
    all[name] = owned.rows.map(({ row }) => row);
  }
  return all;
}

describe('/api takes no field that is not its own', () => {
  // An event's fields are the sender's; whose it is says the domain in the path.
  const strict = changing.filter(([name]) => name.includes(' /api/') && !name.endsWith('/events'));

  it.each(strict)('%s', async (name, door) => {
    const { json, ...ask } = (await door.ask?.(world.primary)) ?? {};
    if (json === undefined) return;
    const taken: string[] = [];
    for (const field of NOT_THEIRS) {
      if (field in (json as object)) continue;
      const body = { ...(json as object), [field]: world.stranger.accountId };
      const { status, text } = await knock(name, admin(door), { ...ask, json: body });
      if (status !== 400 || !text.includes(field)) taken.push(`${field}: ${status} ${text.slice(0, 120)}`);
    }
    expect(taken).toEqual([]);
  });

  it('there is something to try', async () => {
    const bodies = await Promise.all(strict.map(async ([, door]) => (await door.ask?.(world.primary))?.json));
    expect(bodies.filter((json) => json !== undefined).length).toBeGreaterThan(12);
  });
});

it('whatever fields are sent, also where they are passed over, nothing of a stranger’s comes, goes or changes', async () => {
  const before = await belongings(world.stranger.accountId);
  const faults: string[] = [];
  for (const [name, door] of changing) {
    const ask = (await door.ask?.(world.primary)) ?? {};
    const more = Object.fromEntries(NOT_THEIRS.map((field) => [field, world.stranger.accountId]));
    const sent = ask.form
      ? { ...ask, form: { ...more, ...ask.form } }
      : { ...ask, json: { ...more, ...((ask.json as object) ?? {}) } };
    const { status } = await knock(name, admin(door), sent);
    if (status >= 500) faults.push(`${name}: ${status}`);
  }
  expect(faults).toEqual([]);
  expect(await belongings(world.stranger.accountId)).toEqual(before);
});
