import type { KeyKind, KeyRole } from '@/lib/schemas/roles';
import { pool } from './pool';

/** A key as its account's admins see it. */
export interface ApiKeyRow {
  id: string;
  description: string;
  kind: KeyKind;
  role: KeyRole;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date | null;
  domainName: string | null;
  requestor: string | null;
  userName: string | null;
}

export interface ApiKeyFilter {
  kind: KeyKind | null;
  domainName: string | null;
}

/** An account's keys that still open something, oldest first: neither deleted nor expired. */
export async function listApiKeyRows(accountId: string, { kind, domainName }: ApiKeyFilter): Promise<ApiKeyRow[]> {
  const result = await pool().query<ApiKeyRow>(
    `select k.id, k.description, k.kind, k.role, k.created_at as "createdAt", k.updated_at as "updatedAt",
       k.expires_at as "expiresAt", d.name as "domainName", k.requestor, k.user_name as "userName"
     from api_keys k left join domains d on d.id = k.domain_id
     where k.account_id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
       and ($2::text is null or k.kind = $2) and ($3::text is null or d.name = $3)
     order by k.created_at, k.id`,
    [accountId, kind, domainName],
  );
  return result.rows;
}

/** Revokes an account's key that still opens something, and answers what it was. Null when there is no such key. */
export async function revokeApiKeyRow(
  accountId: string,
  id: string,
): Promise<(Pick<ApiKeyRow, 'description' | 'kind' | 'role'> & { prefix: string }) | null> {
  const result = await pool().query<Pick<ApiKeyRow, 'description' | 'kind' | 'role'> & { prefix: string }>(
    `update api_keys set revoked_at = now(), updated_at = now()
     where account_id = $1 and id = $2 and revoked_at is null and (expires_at is null or expires_at > now())
     returning description, kind, role, prefix`,
    [accountId, id],
  );
  return result.rows[0] ?? null;
}
