import { type Caller, requireAccess } from '@/lib/core/access';
import { type AccountRow, insertAccount } from '@/lib/storage/accounts';
import { newObjectId } from '@/lib/storage/ids';
import { seal } from '@/lib/storage/secret-box';
import { signingKeyContext } from '@/lib/storage/signing-keys';
import { newSigningKey } from './new-signing-key';
import { recordAudit } from './record-audit';

async function createAccount(name: string, parentId: string | null): Promise<AccountRow> {
  const id = newObjectId();
  return insertAccount({ id, parentId, name, signingKey: seal(newSigningKey(), signingKeyContext(id)) });
}

/** A primary account with a signing key of its own. For bootstrap, demo data and tests: no door leads here. */
export function createPrimaryAccount(name: string): Promise<AccountRow> {
  return createAccount(name, null);
}

/** A subaccount of the caller's primary account, with a signing key of its own (MAILGUN 3). */
export async function createSubaccount(caller: Caller, name: string): Promise<AccountRow> {
  requireAccess(caller, 'subaccounts:write');
  const made = await createAccount(name, caller.account.id);
  await recordAudit(caller, { action: 'subaccount.create', target: { kind: 'subaccount', id: made.id, name } });
  return made;
}
