import { createHash, randomBytes } from 'node:crypto';

/** How many characters of a key are kept readable, for people to tell keys apart. */
const PREFIX_LENGTH = 8;

export interface MintedApiKey {
  /** 8hex-8hex, the public name of the key. */
  id: string;
  /** `key-` and 64 hex characters. Shown once, kept nowhere. */
  secret: string;
  prefix: string;
  secretHash: Buffer;
}

/** SHA-256: the keys are random, so a slow hash would protect nothing (SECURITY 20). */
export function hashApiKey(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A new key, or the given one with a new id (for demo data with a known key). */
export function mintApiKey(secret = `key-${randomBytes(32).toString('hex')}`): MintedApiKey {
  const id = `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
  return { id, secret, prefix: secret.slice(0, PREFIX_LENGTH), secretHash: hashApiKey(secret) };
}
