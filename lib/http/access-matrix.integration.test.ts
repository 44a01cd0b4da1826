import { beforeAll, describe, expect, it } from 'vitest';
import { type AccessWorld, type Asker, makeAccessWorld } from '@/lib/testing/access/askers';
import type { Ask, Door } from '@/lib/testing/access/door';
import { FOUND_DOORS, knock } from '@/lib/testing/access/knock';
import { MAILGUN_DOORS } from '@/lib/testing/access/mailgun-doors';
import { OWN_DOORS } from '@/lib/testing/access/own-doors';
import { hiddenIn, type Things } from '@/lib/testing/access/things';
import { withDatabase } from '@/lib/testing/database';

await withDatabase();

const ALL = { ...OWN_DOORS, ...MAILGUN_DOORS };
const doors = Object.entries(ALL).filter((entry): entry is [string, Door] => typeof entry[1] !== 'string');
/** What a sending key is for (MAILGUN 7). */
const FOR_SENDING = [
  'POST /v3/[domain]/messages',
  'POST /v3/[domain]/messages.mime',
  'POST /api/domains/[domain]/events',
];
const RANK = { viewer: 0, developer: 1, admin: 2, sending: -1 };

let world: AccessWorld;
beforeAll(async () => {
  world = await makeAccessWorld();
});

const asked = async (door: Door, things: Things): Promise<Ask> => (await door.ask?.(things)) ?? {};
/** Mailgun's doors take keys; a cookie alone is nobody there. */
const takesCookies = (name: string) => name.includes(' /api/');

/** What one of the account's own gets. */
function expected(name: string, door: Door, of: 'primary' | 'subaccount', { role, via }: Asker): number {
  if (via === 'session' && !takesCookies(name)) return 401;
  if (via === 'key' && door.byKey !== undefined) return door.byKey;
  if (of === 'subaccount' && door.inSubaccount !== undefined) return door.inSubaccount;
  return RANK[role] >= RANK[door.least] ? (door.ok ?? 200) : 403;
}

describe('the table of doors', () => {
  it('has every route of the file system: a new one fails until it is listed', () => {
    expect([...FOUND_DOORS.keys()].filter((door) => !(door in ALL)).sort()).toEqual([]);
  });
  it('has no door that is not there', () => {
    expect(Object.keys(ALL).filter((door) => !FOUND_DOORS.has(door))).toEqual([]);
  });
});

describe.each(doors)('%s', (name, door) => {
  it('lets in who may, in the primary and in its subaccount', async () => {
    const wrong: string[] = [];
    for (const { of, asker } of world.own) {
      // What exists on primaries only has no things in a subaccount to ask for.
      const things = of === 'subaccount' && door.inSubaccount !== undefined ? world.primary : world[of];
      const { status, text } = await knock(name, asker.headers, await asked(door, things));
      const wanted = expected(name, door, of, asker);
      if (status !== wanted) wrong.push(`${asker.name}: ${status} instead of ${wanted} ${text.slice(0, 200)}`);
      if (of === 'subaccount' && text.includes(hiddenIn(world.primary.caller)))
        wrong.push(`${asker.name}: sees the primary's`);
    }
    expect(wrong).toEqual([]);
  });

  it('shows a stranger and a sibling nothing of the account', async () => {
    const cases: [asker: Asker, things: Things][] = [
      [world.strangers, world.primary],
      [world.strangers, world.subaccount],
      [world.siblings, world.subaccount],
      [world.below, world.primary],
    ];
    const wrong: string[] = [];
    for (const [asker, things] of cases) {
      // What exists on primaries only, no subaccount has.
      if (door.inSubaccount !== undefined && things === world.subaccount) continue;
      const { status, text } = await knock(name, asker.headers, await asked(door, things));
      const below = asker !== world.strangers && door.inSubaccount !== undefined;
      const own =
        door.byKey ?? (below ? (door.inSubaccount as number) : door.names ? (door.foreign ?? 404) : (door.ok ?? 200));
      if (status !== own)
        wrong.push(`${asker.name} of ${things.accountId}: ${status} instead of ${own} ${text.slice(0, 200)}`);
      if (text.includes(hiddenIn(things.caller))) wrong.push(`${asker.name}: sees what is not theirs`);
    }
    expect(wrong).toEqual([]);
  });

  it('acts on behalf of a subaccount, and of nobody else', async () => {
    const things = door.inSubaccount === undefined ? world.subaccount : world.primary;
    const own = await knock(name, world.onBehalf.headers, await asked(door, things));
    expect(own.status, own.text).toBe(door.byKey ?? door.inSubaccount ?? door.ok ?? 200);
    const foreign = await knock(name, world.onBehalfOfStranger.headers, await asked(door, world.stranger));
    expect(foreign.status, foreign.text).toBe(404);
    expect(foreign.text).not.toContain(hiddenIn(world.stranger.caller));
  });

  it('is shut for a sending key that is not for it, for nobody, for who was somebody, and for a disabled account', async () => {
    const ask = await asked(door, world.primary);
    const sending = await knock(name, world.sending.headers, ask);
    expect(sending.status, sending.text).toBe(FOR_SENDING.includes(name) ? 200 : 403);
    for (const [who, headers] of Object.entries(world.nobody)) {
      const { status } = await knock(name, headers, ask);
      expect(status, who).toBe(who === 'a revoked key' ? (door.wrongKey ?? 401) : 401);
    }
    const key = await knock(name, world.disabled['a key'], ask);
    expect(key.status, key.text).toBe(403);
    expect((await knock(name, world.disabled['a session'], ask)).status).toBe(401);
  });
});
