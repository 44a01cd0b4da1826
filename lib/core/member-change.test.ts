import { describe, expect, it } from 'vitest';
import type { UserRole } from '@/lib/schemas/roles';
import { memberChangeRefusal } from './member-change';

const members = (...roles: UserRole[]) => roles.map((role, index) => ({ id: 'abc'[index] ?? '', role }));
const ALONE = /only admin/;
const SELF = /cannot remove yourself/;

describe('who may become what in an account', () => {
  it.each<[string, UserRole[], string, UserRole | null, string, RegExp | null]>([
    ['the only admin cannot be demoted', ['admin', 'viewer'], 'a', 'developer', 'key', ALONE],
    ['nor demote themselves', ['admin', 'viewer'], 'a', 'viewer', 'a', ALONE],
    ['nor be removed', ['admin', 'developer'], 'a', null, 'key', ALONE],
    ['the only admin stays an admin under another name', ['admin', 'viewer'], 'a', 'admin', 'a', null],
    ['one of two admins can be demoted', ['admin', 'admin'], 'b', 'viewer', 'a', null],
    ['and can step down themselves', ['admin', 'admin'], 'a', 'viewer', 'a', null],
    ['and can be removed by the other', ['admin', 'admin'], 'b', null, 'a', null],
    ['but not by themselves', ['admin', 'admin'], 'a', null, 'a', SELF],
    ['a viewer can be removed', ['admin', 'viewer'], 'b', null, 'a', null],
    ['and be made an admin', ['admin', 'viewer'], 'b', 'admin', 'a', null],
    ['people of an account without an admin can be removed', ['viewer'], 'a', null, 'key', null],
  ])('%s', (_, roles, targetId, role, actorId, refusal) => {
    const said = memberChangeRefusal(members(...roles), { targetId, actorId, role });
    if (refusal === null) expect(said).toBeNull();
    else expect(said).toMatch(refusal);
  });
});
