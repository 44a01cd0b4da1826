import type { UserRole } from '@/lib/schemas/roles';
import type { Actor } from './actor';
import { pool } from './pool';
import type { TimePlace } from './time-cursor';
import { inTransaction } from './transaction';
import type { NewUser } from './users';

/** An invitation as its account's admins see it. */
export interface InvitationRow {
  id: string;
  email: string;
  role: UserRole;
  invitedBy: Actor | null;
  createdAt: Date;
  expiresAt: Date;
}

const COLUMNS = 'id, email, role, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt"';

/** Keeps an invitation in place of any that the account has for the same address. */
export async function replaceInvitation(
  accountId: string,
  { id, email, role, invitedBy, createdAt, expiresAt }: InvitationRow,
  tokenHash: Buffer,
): Promise<void> {
  await pool().query(
    `insert into invitations (id, account_id, email, role, token_hash, invited_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (account_id, email) do update set id = excluded.id, role = excluded.role, token_hash = excluded.token_hash,
       invited_by = excluded.invited_by, created_at = excluded.created_at, expires_at = excluded.expires_at`,
    [id, accountId, email, role, tokenHash, invitedBy && JSON.stringify(invitedBy), createdAt, expiresAt],
  );
}

/** Invitations of an account, expired ones included, newest first: those after a place in that order. */
export async function listInvitationsAfter(
  accountId: string,
  after: TimePlace | null,
  limit: number,
): Promise<InvitationRow[]> {
  const found = await pool().query<InvitationRow>(
    `select ${COLUMNS} from invitations
     where account_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::bpchar))
     order by created_at desc, id desc limit $4`,
    [accountId, after?.at ?? null, after?.id ?? null, limit],
  );
  return found.rows;
}

/** Withdraws one; null when the account has none of that id. */
export async function deleteInvitation(accountId: string, id: string): Promise<InvitationRow | null> {
  const sql = `delete from invitations where account_id = $1 and id = $2 returning ${COLUMNS}`;
  return (await pool().query<InvitationRow>(sql, [accountId, id])).rows[0] ?? null;
}

/** Whom an invitation lets in, and where. */
export interface OpenInvitation {
  email: string;
  role: UserRole;
  invitedBy: Actor | null;
  account: { id: string; parentId: string | null; name: string };
}

/**
 * The invitation of a token that still lets somebody in: not expired, of an account that is open (and its primary, too).
 * One statement whatever the token is, so that the time does not tell what is wrong with it.
 */
export async function findOpenInvitation(tokenHash: Buffer): Promise<OpenInvitation | null> {
  const found = await pool().query<OpenInvitation>(
    `select i.email, i.role, i.invited_by as "invitedBy",
       json_build_object('id', a.id, 'parentId', a.parent_id, 'name', a.name) as account
     from invitations i join accounts a on a.id = i.account_id left join accounts p on p.id = a.parent_id
     where i.token_hash = $1 and i.expires_at > now() and a.status = 'open' and coalesce(p.status, 'open') = 'open'`,
    [tokenHash],
  );
  return found.rows[0] ?? null;
}

/**
 * Uses an invitation up and makes its person, both or neither. `used` when it is not there (any more), `taken` when somebody
 * signs in with that address already.
 */
export async function acceptInvitation(tokenHash: Buffer, user: NewUser): Promise<'joined' | 'used' | 'taken'> {
  class Taken extends Error {}
  try {
    return await inTransaction(async (tx) => {
      const gone = await tx.query('delete from invitations where token_hash = $1 and expires_at > now()', [tokenHash]);
      if (gone.rowCount !== 1) return 'used';
      const made = await tx.query(
        `insert into users (id, account_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5, $6)
         on conflict (email) do nothing`,
        [user.id, user.accountId, user.email, user.name, user.role, user.passwordHash],
      );
      if (made.rowCount === 1) return 'joined';
      throw new Taken();
    });
  } catch (error) {
    if (error instanceof Taken) return 'taken';
    throw error;
  }
}
