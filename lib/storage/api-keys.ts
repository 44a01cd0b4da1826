import type { KeyKind, KeyRole } from '@/lib/schemas/roles';
import type { Actor } from './actor';
import { ingestPool, pool } from './pool';
import { prisma } from './prisma';
import { SharedStatement } from './shared-statement';

/** A key together with what deciding about its caller needs. */
export interface ApiKeyIdentity {
  id: string;
  role: KeyRole;
  domainId: string | null;
  /** Deleted, or past its time. */
  revoked: boolean;
  lastUsedAt: Date | null;
  /** From then on it opens nothing, also where this was read before. */
  expiresAt: Date | null;
  account: { id: string; parentId: string | null; name: string };
  /** False when the account, or the primary above it, is disabled or closed. */
  accountOpen: boolean;
}

interface Row {
  hash: string;
  id: string;
  role: KeyRole;
  domainId: string | null;
  revoked: boolean;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  accountId: string;
  parentId: string | null;
  name: string;
  open: boolean;
}

const SQL = `
select encode(k.secret_hash, 'hex') as hash, k.id, k.role, k.domain_id as "domainId", k.last_used_at as "lastUsedAt",
  k.expires_at as "expiresAt",
  k.revoked_at is not null or coalesce(k.expires_at <= now(), false) as revoked, a.id as "accountId", a.parent_id as "parentId",
  a.name, a.status = 'open' and coalesce(p.status, 'open') = 'open' as open
from api_keys k join accounts a on a.id = k.account_id left join accounts p on p.id = a.parent_id
where k.secret_hash = any($1::bytea[])`;

function identityOf(row: Row): ApiKeyIdentity {
  const { id, role, domainId, revoked, lastUsedAt, expiresAt } = row;
  const account = { id: row.accountId, parentId: row.parentId, name: row.name };
  return { id, role, domainId, revoked, lastUsedAt, expiresAt, account, accountOpen: row.open };
}

const MAX_TOGETHER = 200;
const lookUps = new SharedStatement<string, ApiKeyIdentity | null>({
  maxWeight: MAX_TOGETHER,
  run: async (hashes) => {
    const wanted = [...new Set(hashes)].map((hash) => Buffer.from(hash, 'hex'));
    const { rows } = await ingestPool().query<Row>({ name: 'find-api-keys', text: SQL, values: [wanted] });
    const found = new Map(rows.map((row) => [row.hash, identityOf(row)]));
    return hashes.map((hash) => found.get(hash) ?? null);
  },
});

/**
 * The key whose SHA-256 this is. Every API request asks it, so requests of the same moment share one statement; each
 * is answered by what is stored after it asked: a revoked key opens nothing from then on.
 */
export function findApiKeyByHash(secretHash: Buffer): Promise<ApiKeyIdentity | null> {
  return lookUps.add(secretHash.toString('hex'));
}

/**
 * Notes that a key was used. Callers do so rarely: it is for people, not for accounting. In SQL, because Prisma would take it
 * for a change of the key and move `updated_at`.
 */
export async function touchApiKey(id: string, at: Date): Promise<void> {
  await pool().query('update api_keys set last_used_at = $2 where id = $1', [id, at]);
}

export interface NewApiKey {
  id: string;
  accountId: string;
  role: KeyRole;
  kind: KeyKind;
  description: string;
  requestor: string | null;
  userName: string | null;
  secretHash: Buffer;
  prefix: string;
  domainId: string | null;
  createdBy: Actor | null;
  createdAt: Date;
  expiresAt: Date | null;
}

export async function insertApiKey({ createdBy, ...key }: NewApiKey): Promise<void> {
  await prisma().apiKey.create({
    data: {
      ...key,
      updatedAt: key.createdAt,
      secretHash: new Uint8Array(key.secretHash),
      ...(createdBy && { createdBy: { ...createdBy } }),
    },
  });
}
