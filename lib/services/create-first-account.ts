import { mintApiKey } from '@/lib/auth/api-key-text';
import { hashPassword } from '@/lib/auth/passwords';
import { insertFirstAccount } from '@/lib/storage/first-account';
import { newObjectId } from '@/lib/storage/ids';
import { seal } from '@/lib/storage/secret-box';
import { signingKeyContext } from '@/lib/storage/signing-keys';
import { newSigningKey } from './new-signing-key';

interface FirstAccount {
  email: string;
  password: string;
  /** A key that scripts already know, or null for none. */
  apiKey: string | null;
}

/** Makes the primary account of an empty database and its admin. Null when the database has an account already. */
export async function createFirstAccount({ email, password, apiKey }: FirstAccount): Promise<{ email: string } | null> {
  const accountId = newObjectId();
  const address = email.toLowerCase();
  const minted = apiKey === null ? null : mintApiKey(apiKey);
  const made = await insertFirstAccount(
    {
      id: accountId,
      parentId: null,
      name: 'Primary account',
      signingKey: seal(newSigningKey(), signingKeyContext(accountId)),
    },
    {
      id: newObjectId(),
      accountId,
      email: address,
      name: 'Administrator',
      role: 'admin',
      passwordHash: await hashPassword(password),
    },
    minted && {
      id: minted.id,
      accountId,
      role: 'admin',
      description: 'From BOOTSTRAP_API_KEY',
      secretHash: minted.secretHash,
      prefix: minted.prefix,
    },
  );
  return made ? { email: address } : null;
}
