import { log } from '@/lib/config/log';
import type { Caller } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import { findSubaccountIdentity } from '@/lib/storage/accounts';
import { type ApiKeyIdentity, findApiKeyByHash, touchApiKey } from '@/lib/storage/api-keys';
import type { Settings } from '@/lib/storage/settings';
import { hashApiKey } from './api-key-text';
import { clientAddress } from './client-address';
import { keyWasGood, keyWasWrong, refuseGuessing } from './key-guesses';
import { regionOfRequest } from './region';

/** `last_used_at` is written at most this often per key. */
const TOUCH_EVERY_MS = 10 * 60_000;

/** Header with which a primary's key acts on one of its subaccounts (MAILGUN 3). */
export const ON_BEHALF_OF = 'x-mailgun-on-behalf-of';

/** The key of `Authorization: Basic api:KEY`; null when there is none or it is something else. */
export function keyOfAuthorization(header: string | null): string | null {
  const encoded = /^basic +([\w+/=-]+)$/i.exec(header?.trim() ?? '')?.[1];
  if (encoded === undefined) return null;
  const [user, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const key = rest.join(':');
  return user === 'api' && key !== '' ? key : null;
}

const isExpired = ({ expiresAt }: ApiKeyIdentity) => expiresAt !== null && expiresAt.getTime() <= Date.now();

function touchRarely(key: ApiKeyIdentity): void {
  const now = new Date();
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < TOUCH_EVERY_MS) return;
  // Where the key is kept for a while, this is its one touch.
  key.lastUsedAt = now;
  touchApiKey(key.id, now).catch((error: Error) =>
    log.warn({ keyId: key.id, error: error.message }, 'api_key.touch_failed'),
  );
}

/** Looks a key up, unless its address has offered too many wrong ones. What is kept of `settings` costs nothing of this. */
async function lookUp(hash: Buffer, name: string, address: string | undefined): Promise<ApiKeyIdentity | null> {
  refuseGuessing(name, address);
  const key = await findApiKeyByHash(hash);
  if (key) keyWasGood(name);
  return key;
}

/**
 * The caller behind an API key. Throws `unauthenticated` for none, an unknown, a deleted or an expired key, `rate_limited`
 * where such keys have come from an address too often; `forbidden` when its account is not open, or when a subaccount's key acts on behalf of another account;
 * `not_found` when the account that it names is not a subaccount of the key's.
 */
export async function callerFromKey(request: Request, settings?: Settings): Promise<Caller> {
  const text = keyOfAuthorization(request.headers.get('authorization'));
  if (text === null) throw new AppError('unauthenticated', 'Send an API key: HTTP Basic, user "api".');
  const hash = hashApiKey(text);
  const name = hash.toString('base64');
  const address = clientAddress(request.headers);
  const find = () => lookUp(hash, name, address);
  const key = await (settings ? settings.keep(`key ${name}`, find) : find());
  if (!key || key.revoked || isExpired(key)) {
    keyWasWrong(request, name, address);
    throw new AppError('unauthenticated', 'Invalid API key.');
  }
  if (!key.accountOpen) throw new AppError('forbidden', 'This account is disabled.');
  touchRarely(key);

  const home = key.account;
  const named = request.headers.get(ON_BEHALF_OF)?.trim() || home.id;
  const account = named === home.id ? home : await accountOnBehalf(home, named);
  return {
    via: 'key',
    actorId: key.id,
    role: key.role,
    home,
    account,
    region: regionOfRequest(request),
    ...(address === undefined ? {} : { address }),
    ...(key.domainId === null || key.role !== 'sending' ? {} : { domainId: key.domainId }),
  };
}

async function accountOnBehalf(home: Caller['home'], id: string): Promise<Caller['account']> {
  if (home.parentId !== null) throw new AppError('forbidden', 'Only a primary account acts on behalf of others.');
  const account = await findSubaccountIdentity(home.id, id);
  if (!account) throw notFound('Subaccount');
  return account;
}
