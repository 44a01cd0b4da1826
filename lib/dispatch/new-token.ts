import { randomFillSync } from 'node:crypto';

const TOKEN_BYTES = 25;
const store = Buffer.alloc(TOKEN_BYTES * 256);
let used = store.length;

/** 50 lower-case hex characters nobody can guess (MAILGUN 2). Random bytes are drawn for many tokens at once: a draw costs more than a token. */
export function newToken(): string {
  if (used === store.length) {
    randomFillSync(store);
    used = 0;
  }
  const token = store.toString('hex', used, used + TOKEN_BYTES);
  used += TOKEN_BYTES;
  return token;
}
