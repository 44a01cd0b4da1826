import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { rateLimited } from '@/lib/core/app-error';
import { Turns } from '@/lib/core/turns';

// OWASP's parameters for scrypt (SECURITY 21): N = 2^17, r = 8, p = 1, which takes 128 MiB.
const COST = 17;
const BLOCK = 8;
const PARALLEL = 1;
const KEY_BYTES = 32;
const MAX_MEMORY = 256 * 1024 * 1024;

/** Of Node's four threads, which look names up and read files as well; each takes 128 MiB and a good part of a second. */
const AT_ONCE = 2;
const WAITING = 32;
// Bundles of one process each have this module of their own; the threads are the process's.
const shared = globalThis as typeof globalThis & { postwirePasswords?: Turns };

function turns(): Turns {
  shared.postwirePasswords ??= new Turns(AT_ONCE, WAITING);
  return shared.postwirePasswords;
}

/** Whether so many passwords wait to be looked at that another one would be turned away. */
export const passwordsBusy = (): boolean => turns().isFull;

async function derive(password: string, salt: Buffer, cost: number, block: number, parallel: number): Promise<Buffer> {
  const key = await turns().run(() => scryptKey(password, salt, cost, block, parallel));
  if (key === undefined) throw rateLimited(1);
  return key;
}

function scryptKey(password: string, salt: Buffer, cost: number, block: number, parallel: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Normalised, so that the same letters typed on another system are the same password.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N: 2 ** cost, r: block, p: parallel, maxmem: MAX_MEMORY },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

/** `scrypt$17$8$1$<salt>$<hash>`, both base64url: the parameters travel with the hash. Throws `rate_limited` where very many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST, BLOCK, PARALLEL);
  return ['scrypt', COST, BLOCK, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether the password is the one that was hashed. With `null` (no such user) it works as long as for a
 * user and answers false, so that time does not tell who exists (SECURITY 22). Throws `rate_limited` where very many wait.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash ?? '');
  const [, cost = COST, block = BLOCK, parallel = PARALLEL, salt, expected] = parts ?? [];
  const key = await derive(
    password,
    salt === undefined ? randomBytes(16) : Buffer.from(salt, 'base64url'),
    Number(cost),
    Number(block),
    Number(parallel),
  );
  if (expected === undefined) return false;
  const wanted = Buffer.from(expected, 'base64url');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}
