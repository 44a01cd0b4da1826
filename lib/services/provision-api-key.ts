import { mintApiKey } from '@/lib/auth/api-key-text';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import type { KeyKind, KeyRole } from '@/lib/schemas/roles';
import { insertApiKey } from '@/lib/storage/api-keys';
import type { ApiKeyRow } from '@/lib/storage/listed-api-keys';
import { actorOf } from './actor';
import { recordAudit } from './record-audit';
import { getDomain } from './webhook-scope';

const DAY_S = 86_400;
const MAX_TEXT = 500;

export interface NewKeyInput {
  role: KeyRole;
  kind?: KeyKind;
  description?: string;
  /** Name of a domain of the account: a sending key is bound to it, another key is listed under it. */
  domain?: string;
  /** After how many seconds the key opens nothing any more; never, when it is left out. */
  expiresInS?: number;
  /** The moment from which on it opens nothing; instead of `expiresInS`. */
  expiresAt?: Date;
  /** Email address and name of the person that the key is for. */
  requestor?: string;
  userName?: string;
  /** A key that scripts already know (demo data); a new one is made otherwise. */
  secret?: string;
}

export interface CreatedApiKey extends ApiKeyRow {
  /** Answered here and never again. */
  secret: string;
}

/**
 * An API key of the account acted upon (MAILGUN 7). Throws `forbidden` for anybody but an admin, `not_found` for a domain that
 * is not the account's, `invalid_request` for what no key can be: of kind `domain` without one or with more rights than sending,
 * or of kind `web` for longer than a day.
 */
export async function createApiKey(caller: Caller, input: NewKeyInput): Promise<CreatedApiKey> {
  requireAccess(caller, 'keys:manage');
  const kind = input.kind ?? 'user';
  requirePossible(kind, input);
  const domain = input.domain === undefined ? null : await getDomain(caller, input.domain);
  const { id, secret, prefix, secretHash } = mintApiKey(input.secret);
  const createdAt = new Date();
  const shown = {
    id,
    prefix,
    description: input.description ?? '',
    kind,
    role: input.role,
    createdAt,
    createdBy: await actorOf(caller),
    expiresAt: endOf(kind, input, createdAt),
    requestor: input.requestor ?? null,
    userName: input.userName ?? null,
    domainId: domain?.id ?? null,
  };
  await insertApiKey({ ...shown, accountId: caller.account.id, secretHash });
  const { description, role, expiresAt } = shown;
  await recordAudit(caller, {
    action: 'key.create',
    target: { kind: 'key', id, name: description || `${prefix}…` },
    after: { prefix, role, kind, description, expiresAt, ...(domain && { domain: domain.name }) },
  });
  const domainShown = { domainName: domain?.name ?? null, domainRegion: domain && caller.region };
  return { ...shown, ...domainShown, updatedAt: createdAt, lastUsedAt: null, secret };
}

function endOf(kind: KeyKind, { expiresAt, expiresInS }: NewKeyInput, createdAt: Date): Date | null {
  if (expiresAt) {
    if (expiresAt > createdAt) return expiresAt;
    throw new AppError('invalid_request', 'The key would have expired already.', {
      expiresAt: 'Choose a time that is still to come.',
    });
  }
  const seconds = expiresInS ?? (kind === 'web' ? DAY_S : undefined);
  return seconds === undefined ? null : new Date(createdAt.getTime() + seconds * 1_000);
}

function requirePossible(kind: KeyKind, input: NewKeyInput): void {
  if (kind === 'domain' && input.domain === undefined) refuse('domain_name', 'a key of kind domain needs a domain');
  if (kind === 'domain' && input.role !== 'sending') refuse('role', 'a key of kind domain has the role sending');
  if (kind === 'web' && (input.expiresInS ?? 0) > DAY_S) {
    refuse('expiration', `a key of kind web lasts for at most ${DAY_S} seconds`);
  }
  for (const field of ['description', 'requestor', 'userName'] as const) {
    if ((input[field] ?? '').length > MAX_TEXT) refuse(field, `must have at most ${MAX_TEXT} characters`);
  }
}

function refuse(field: string, reason: string): never {
  throw new AppError('invalid_request', `Invalid parameter '${field}': ${reason}`, { [field]: reason });
}
