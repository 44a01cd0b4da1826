import { ACTIONS, type Caller, can } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import type { Me } from '@/lib/schemas/account';
import { listSubaccountIdentities } from '@/lib/storage/accounts';
import { findUserById } from '@/lib/storage/users';

/** Who asks, which account they look at, which others they may step into, and what they may do there. */
export async function describeCaller(caller: Caller): Promise<Me> {
  const { home, account, role, region } = caller;
  const person = caller.via === 'session' ? await findUserById(caller.actorId) : null;
  const subaccounts = home.parentId === null ? await listSubaccountIdentities(home.id) : [];
  return {
    user: person && { id: person.id, email: person.email, name: person.name },
    role,
    region,
    account: { id: account.id, name: account.name, isPrimary: account.parentId === null },
    home: { id: home.id, name: home.name },
    accounts: [home, ...subaccounts].map(({ id, name, parentId }) => ({ id, name, isPrimary: parentId === null })),
    permissions: ACTIONS.filter((action) => can(caller, action)),
  };
}

/** The account of that id if the caller may look at it: their own, or a subaccount of it. 404 for any other. */
export async function accountToStepInto(caller: Caller, id: string): Promise<Me['account']> {
  const { accounts } = await describeCaller(caller);
  const account = accounts.find((candidate) => candidate.id === id);
  if (!account) throw notFound('Account');
  return account;
}
