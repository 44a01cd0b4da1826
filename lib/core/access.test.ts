import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, type Caller, type CallerAccount, can, requireAccess } from './access';
import { AppError } from './app-error';

const primary: CallerAccount = { id: 'a'.repeat(24), parentId: null, name: 'Primary' };
const subaccount: CallerAccount = { id: 'b'.repeat(24), parentId: primary.id, name: 'Subaccount' };

const COLUMNS = [
  'primary admin',
  'primary developer',
  'primary viewer',
  'sub admin',
  'sub developer',
  'sub viewer',
] as const;
const ROLES = ['admin', 'developer', 'viewer'] as const;

function caller(column: (typeof COLUMNS)[number]): Caller {
  const index = COLUMNS.indexOf(column);
  const account = index < 3 ? primary : subaccount;
  return { via: 'session', actorId: 'c', role: ROLES[index % 3] ?? 'viewer', home: account, account, region: 'us' };
}

/** The table of PRODUCT 3: one letter per column in the order of COLUMNS; y = may, - = may not. */
const TABLE: Record<Action, string> = {
  // "see webhooks, deliveries, failure logs of own account"
  'webhooks:read': 'yyyyyy',
  'deliveries:read': 'yyyyyy',
  'domains:read': 'yyyyyy',
  'configuration:read': 'yyyyyy',
  // "create, edit, test, delete webhooks; resend"
  'webhooks:write': 'yy-yy-',
  'deliveries:resend': 'yy-yy-',
  'domains:write': 'yy-yy-',
  'events:write': 'yy-yy-',
  // "signing key: see / regenerate": yes / yes, yes / no, no
  'signing-key:read': 'yy-yy-',
  'signing-key:regenerate': 'y--y--',
  // SECURITY 29: who administers an account sees who changed it
  'audit:read': 'y--y--',
  // "API keys, users of the account"
  'keys:manage': 'y--y--',
  'users:manage': 'y--y--',
  'configuration:write': 'y--y--',
  // "subaccounts: create, disable, delete"; "the same of every subaccount" for seeing
  'subaccounts:read': 'yyy---',
  'subaccounts:write': 'y-----',
  // Beyond the table: what cannot be undone is an admin's.
  'recipients:erase': 'y-----',
  // "PII setting: see / set": yes / yes, yes / no, yes / no, never for subaccounts
  'pii:read': 'yyy---',
  'pii:write': 'y-----',
};

describe('PRODUCT 3: who may do what', () => {
  const cells = ACTIONS.flatMap((action) =>
    COLUMNS.map((column, index) => [column, TABLE[action][index] === 'y' ? 'may' : 'may not', action] as const),
  );
  it.each(cells)('a %s %s %s', (column, verb, action) => {
    expect(can(caller(column), action)).toBe(verb === 'may');
    if (verb === 'may') expect(() => requireAccess(caller(column), action)).not.toThrow();
    else expect(() => requireAccess(caller(column), action)).toThrow(AppError);
  });

  it('a sending key may hand in events and nothing else', () => {
    const key: Caller = { ...caller('primary admin'), via: 'key', role: 'sending' };
    expect(ACTIONS.filter((action) => can(key, action))).toEqual(['events:write']);
  });
});

describe('PRODUCT 3: "a primary\'s people can step into a subaccount"; PII settings: subaccounts never', () => {
  const inside: Caller = { ...caller('primary admin'), account: subaccount };

  it('a primary’s admin keeps the role there', () => {
    expect(can(inside, 'webhooks:write')).toBe(true);
    expect(can(inside, 'keys:manage')).toBe(true);
  });

  it.each(['pii:read', 'pii:write', 'subaccounts:read', 'subaccounts:write'] as const)(
    'but %s is not there',
    (action) => {
      expect(can(inside, action)).toBe(false);
    },
  );

  it('no refusal tells that a PII setting exists', () => {
    for (const column of ['sub admin', 'sub developer', 'sub viewer'] as const) {
      expect(() => requireAccess(caller(column), 'pii:read')).toThrow(/^(?!.*pii)(?!.*redact)/i);
      const refusal = (action: Action) => {
        try {
          requireAccess(caller(column), action);
        } catch (error) {
          return String(error);
        }
        return 'allowed';
      };
      expect(refusal('pii:write')).toBe(refusal('subaccounts:write'));
    }
  });
});
