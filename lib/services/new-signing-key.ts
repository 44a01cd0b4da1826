import { randomBytes } from 'node:crypto';

/** A webhook signing key in Mailgun's form, `key-` and 32 hex; the whole string is the HMAC key (MAILGUN 2). */
export function newSigningKey(): string {
  return `key-${randomBytes(16).toString('hex')}`;
}
