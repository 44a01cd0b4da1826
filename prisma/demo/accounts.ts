import { randomBytes } from 'node:crypto';
import type { Caller } from '@/lib/core/access';
import type { UserRole } from '@/lib/schemas/roles';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';

const ROLES: UserRole[] = ['admin', 'developer', 'viewer'];
const NAMES: Record<UserRole, string> = { admin: 'Alex Admin', developer: 'Dana Developer', viewer: 'Vic Viewer' };

export interface DemoAccount {
  caller: Caller;
  apiKey: string;
  /** Email addresses by role. */
  people: Record<UserRole, string>;
}

/** People of the three roles, all with the one demo password, and an admin's key. */
async function furnish(caller: Caller, host: string, password: string): Promise<DemoAccount> {
  const people = {} as Record<UserRole, string>;
  for (const role of ROLES) {
    const { email } = await createUser(caller, { email: `${role}@${host}`, name: NAMES[role], role, password });
    people[role] = email;
  }
  const { secret } = await createApiKey(caller, { role: 'admin', description: 'Demo' });
  return { caller, apiKey: secret, people };
}

export interface DemoAccounts {
  password: string;
  primary: DemoAccount;
  subaccount: DemoAccount;
  otherSubaccount: DemoAccount;
  /** The primary acting in region eu. */
  eu: Caller;
}

export const DOMAINS = {
  primary: 'mail.acme.example',
  second: 'receipts.acme.example',
  eu: 'eu.acme.example',
  subaccount: 'mail.northwind.example',
  'other subaccount': 'mail.globex.example',
} as const;

/** One primary account with two subaccounts, their people, keys and sending domains. */
export async function createDemoAccounts(): Promise<DemoAccounts> {
  const password = randomBytes(9).toString('base64url');
  const acme = systemCaller(await createPrimaryAccount('Acme'));
  const northwind = systemCaller(await createSubaccount(acme, 'Northwind'));
  const globex = systemCaller(await createSubaccount(acme, 'Globex'));
  const eu: Caller = { ...acme, region: 'eu' };
  await createDomain(acme, { name: DOMAINS.primary, verified: true });
  await createDomain(acme, { name: DOMAINS.second, verified: true });
  await createDomain(eu, { name: DOMAINS.eu, verified: true });
  await createDomain(northwind, { name: DOMAINS.subaccount, verified: true });
  await createDomain(globex, { name: DOMAINS['other subaccount'], verified: true });
  return {
    password,
    primary: await furnish(acme, 'acme.example', password),
    subaccount: await furnish(northwind, 'northwind.example', password),
    otherSubaccount: await furnish(globex, 'globex.example', password),
    eu,
  };
}
