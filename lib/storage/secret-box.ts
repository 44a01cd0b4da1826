import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/config/env';

const VERSION = 'v1';
let cached: { from: string; key: Buffer; id: string } | undefined;

function currentKey(): { key: Buffer; id: string } {
  const from = env().ENCRYPTION_KEY;
  if (cached?.from !== from) {
    const key = Buffer.from(hkdfSync('sha256', from, 'postwire', 'secrets-at-rest', 32));
    cached = { from, key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) };
  }
  return cached;
}

/**
 * Encrypts a secret for a column: AES-256-GCM under ENCRYPTION_KEY, written `v1.<key id>.<base64url of
 * nonce, tag, text>`. `context` (such as the row's id) is authenticated, so that a value copied
 * to another row does not open there (SECURITY 16).
 */
export function seal(text: string, context: string): string {
  const { key, id } = currentKey();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${VERSION}.${id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The secret that `seal` wrote. Throws when it was sealed under another key or context, or was changed. */
export function open(sealed: string, context: string): string {
  const [version, id, data] = sealed.split('.');
  const { key, id: currentId } = currentKey();
  if (version !== VERSION || data === undefined) throw new Error('This is not a sealed secret.');
  if (id !== currentId) {
    throw new Error(`A stored secret was encrypted with another ENCRYPTION_KEY (id ${id}, this one is ${currentId}).`);
  }
  const bytes = Buffer.from(data, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
