import { KEY_KINDS, type KeyKind, type KeyRole } from '@/lib/schemas/roles';
import { deleteApiKey, listApiKeys } from '@/lib/services/keys';
import { type CreatedApiKey, createApiKey } from '@/lib/services/provision-api-key';
import { regeneratePublicKey } from '@/lib/services/public-key';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';
import { requiredField } from './required-field';
import { domainDoor } from './webhook-refusals';

/** Mailgun's roles; who may only look is `basic` there. `viewer`, its name in Postwire, is understood as well. */
const ROLES = new Map<string, KeyRole>([
  ['admin', 'admin'],
  ['basic', 'viewer'],
  ['viewer', 'viewer'],
  ['sending', 'sending'],
  ['developer', 'developer'],
]);

/** UTC without an offset, as Mailgun writes the dates of keys (MAILGUN 7). */
const dateOf = (date: Date) => date.toISOString().slice(0, 19);

/** A key in the contract's order. Deleted and expired keys are not shown, so that none of these is disabled. */
function present(key: Omit<CreatedApiKey, 'secret'>) {
  return {
    id: key.id,
    description: key.description,
    kind: key.kind,
    role: key.role === 'viewer' ? 'basic' : key.role,
    created_at: dateOf(key.createdAt),
    updated_at: dateOf(key.updatedAt),
    ...(key.expiresAt === null ? {} : { expires_at: dateOf(key.expiresAt) }),
    is_disabled: false,
    domain_name: key.domainName,
    requestor: key.requestor,
    user_name: key.userName,
  };
}

function invalid(name: string, reason: string): ContractError {
  return new ContractError(400, { message: `Invalid parameter '${name}': ${reason}` });
}

function kindOf(fields: Fields): KeyKind | undefined {
  const text = fields.one('kind') || undefined;
  if (text === undefined) return undefined;
  const kind = KEY_KINDS.find((one) => one === text);
  if (kind === undefined) throw invalid('kind', `must be ${KEY_KINDS.join(', ')}`);
  return kind;
}

function roleOf(fields: Fields): KeyRole {
  const role = ROLES.get(requiredField(fields, 'role'));
  if (role === undefined) throw invalid('role', 'must be admin, basic, sending, developer');
  return role;
}

function expirationOf(fields: Fields): number | undefined {
  const text = fields.one('expiration') || undefined;
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalid('expiration', 'must be a number of seconds greater than 0');
  return Number(text);
}

/** `GET /v1/keys`, filtered by `kind` and `domain_name`. */
export async function listKeysDoor({ caller, fields }: MailgunInput) {
  const items = await listApiKeys(caller, {
    kind: kindOf(fields) ?? null,
    domainName: fields.one('domain_name')?.toLowerCase() || null,
  });
  return { total_count: items.length, items: items.map(present) };
}

/** `POST /v1/keys`: the secret is in this answer and in no other. `user_id` is taken and has no use here. */
export const createKeyDoor = domainDoor(async ({ caller, fields }: MailgunInput) => {
  const kind = kindOf(fields);
  const expiresInS = expirationOf(fields);
  const given = (name: string) => fields.one(name) || undefined;
  const [domain, requestor, userName] = [given('domain_name'), given('email'), given('user_name')];
  const { secret, ...key } = await createApiKey(caller, {
    role: roleOf(fields),
    description: fields.one('description') ?? '',
    ...(kind && { kind }),
    ...(domain && { domain }),
    ...(expiresInS && { expiresInS }),
    ...(requestor && { requestor }),
    ...(userName && { userName }),
  });
  return { message: 'great success', key: { ...present(key), secret } };
});

/** `DELETE /v1/keys/{id}`; 404 for an unknown, deleted, expired or foreign one. */
export async function deleteKeyDoor({ caller, param }: MailgunInput) {
  await deleteApiKey(caller, param('id'));
  return { message: 'key deleted' };
}

/** `POST /v1/keys/public`. */
export async function regeneratePublicKeyDoor({ caller }: MailgunInput) {
  return { key: await regeneratePublicKey(caller), message: 'public key has been regenerated' };
}
