import type { Region } from '@/lib/schemas/regions';
import type { KeyKind, KeyRole } from '@/lib/schemas/roles';
import type { Actor } from './actor';
import { pool } from './pool';
import type { TimePlace } from './time-cursor';

/** A key as its account's admins see it. */
export interface ApiKeyRow {
  id: string;
  prefix: string;
  description: string;
  kind: KeyKind;
  role: KeyRole;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdBy: Actor | null;
  /** Set and without a name: the domain was deleted, and the key opens nothing any more if it is a sending key. */
  domainId: string | null;
  domainName: string | null;
  domainRegion: Region | null;
  requestor: string | null;
  userName: string | null;
}

export interface ApiKeyFilter {
  kind: KeyKind | null;
  domainName: string | null;
}

const SELECT = `
select k.id, k.prefix, k.description, k.kind, k.role, k.created_at as "createdAt", k.updated_at as "updatedAt",
  k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.created_by as "createdBy",
  k.domain_id as "domainId", d.name as "domainName", d.region as "domainRegion", k.requestor, k.user_name as "userName"
from api_keys k left join domains d on d.id = k.domain_id
where k.account_id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;

/** An account's keys that still open something, oldest first: neither deleted nor expired. */
export async function listApiKeyRows(accountId: string, { kind, domainName }: ApiKeyFilter): Promise<ApiKeyRow[]> {
  const result = await pool().query<ApiKeyRow>(
    `${SELECT} and ($2::text is null or k.kind = $2) and ($3::text is null or d.name = $3)
     order by k.created_at, k.id`,
    [accountId, kind, domainName],
  );
  return result.rows;
}

/** The same keys, newest first: those after a place in that order. */
export async function listApiKeysAfter(
  accountId: string,
  after: TimePlace | null,
  limit: number,
): Promise<ApiKeyRow[]> {
  const result = await pool().query<ApiKeyRow>(
    `${SELECT} and ($2::timestamptz is null or (k.created_at, k.id) < ($2, $3))
     order by k.created_at desc, k.id desc limit $4`,
    [accountId, after?.at ?? null, after?.id ?? null, limit],
  );
  return result.rows;
}

/** Revokes an account's key that still opens something, and answers what it was. Null when there is no such key. */
export async function revokeApiKeyRow(
  accountId: string,
  id: string,
): Promise<Pick<ApiKeyRow, 'description' | 'kind' | 'role' | 'prefix'> | null> {
  const result = await pool().query<Pick<ApiKeyRow, 'description' | 'kind' | 'role' | 'prefix'>>(
    `update api_keys set revoked_at = now(), updated_at = now()
     where account_id = $1 and id = $2 and revoked_at is null and (expires_at is null or expires_at > now())
     returning description, kind, role, prefix`,
    [accountId, id],
  );
  return result.rows[0] ?? null;
}
