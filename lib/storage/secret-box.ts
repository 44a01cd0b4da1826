import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/config/env';

const VERSION = 'v1';

interface BoxKey {
  key: Buffer;
  /** Tells which key sealed a secret; says nothing about the key. */
  id: string;
}

const derived = new Map<string, BoxKey>();

function keyFrom(setting: string): BoxKey {
  let known = derived.get(setting);
  if (!known) {
    const key = Buffer.from(hkdfSync('sha256', setting, 'postwire', 'secrets-at-rest', 32));
    known = { key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) };
    derived.set(setting, known);
  }
  return known;
}

const currentKey = () => keyFrom(env().ENCRYPTION_KEY);

function keyOfId(id: string | undefined): BoxKey {
  const { ENCRYPTION_KEY_PREVIOUS: previous } = env();
  const current = currentKey();
  const found = [current, ...(previous === undefined ? [] : [keyFrom(previous)])].find((key) => key.id === id);
  if (found) return found;
  throw new Error(`A stored secret was encrypted with another ENCRYPTION_KEY (id ${id}, this one is ${current.id}).`);
}

/** How everything begins that is sealed under the key in force. */
export function currentPrefix(): string {
  return `${VERSION}.${currentKey().id}.`;
}

/**
 * Encrypts a secret for a column: AES-256-GCM under ENCRYPTION_KEY, written `v1.<key id>.<base64url of
 * nonce, tag, text>`. `context` (such as the row's id) is authenticated, so that a value copied
 * to another row does not open there (SECURITY 16).
 */
export function seal(text: string, context: string): string {
  const { key } = currentKey();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${currentPrefix()}${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/**
 * The secret that `seal` wrote, under ENCRYPTION_KEY or ENCRYPTION_KEY_PREVIOUS. Throws when it was sealed under
 * another key or context, or was changed.
 */
export function open(sealed: string, context: string): string {
  const [version, id, data] = sealed.split('.');
  if (version !== VERSION || data === undefined) throw new Error('This is not a sealed secret.');
  const { key } = keyOfId(id);
  const bytes = Buffer.from(data, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
