import pg from 'pg';
import type { NewAccount } from './accounts';
import type { NewApiKey } from './api-keys';
import { inTransaction } from './transaction';
import type { NewUser } from './users';

/** Whether a migrated database has any account yet. */
export async function hasAccounts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return ((await client.query('select 1 from accounts limit 1')).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}

/** Whatever else a key may have, the first one has not: it is for no domain, for nobody else, and lasts. */
export type FirstApiKey = Pick<NewApiKey, 'id' | 'accountId' | 'role' | 'description' | 'secretHash' | 'prefix'>;

/**
 * Makes the first account with its admin and, maybe, a key, all or nothing. False when there is an account
 * already: of several machines that start over one empty database, one makes it.
 */
export async function insertFirstAccount(
  account: NewAccount,
  user: NewUser,
  key: FirstApiKey | null,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('first account', 0))");
    const found = await tx.query('select 1 from accounts limit 1');
    if (found.rowCount !== 0) return false;
    await tx.query('insert into accounts (id, name, signing_key) values ($1, $2, $3)', [
      account.id,
      account.name,
      account.signingKey,
    ]);
    await tx.query(
      'insert into users (id, account_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5, $6)',
      [user.id, account.id, user.email, user.name, user.role, user.passwordHash],
    );
    if (key) {
      await tx.query(
        `insert into api_keys (id, account_id, role, description, secret_hash, prefix) values ($1, $2, $3, $4, $5, $6)`,
        [key.id, account.id, key.role, key.description, key.secretHash, key.prefix],
      );
    }
    return true;
  });
}
