import { describe, expect, it } from 'vitest';
import { hashPassword, passwordsBusy, verifyPassword } from './passwords';

describe('passwords', () => {
  it('accepts the password that was hashed and no other', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('correct horsf', hash)).toBe(false);
  });

  it('refuses everything for an unknown user, after the same work', async () => {
    expect(await verifyPassword('anything', null)).toBe(false);
  });

  it('looks at a few at once and keeps some waiting; more are turned away, and it goes on afterwards', async () => {
    // As cheap as scrypt can be.
    const hash = `scrypt$1$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
    const flood = Array.from({ length: 40 }, () => verifyPassword('anything', hash));
    expect(passwordsBusy()).toBe(true);
    const ended = await Promise.allSettled(flood);
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(6);
    expect(ended.at(-1)).toMatchObject({ reason: { code: 'rate_limited', retryAfterS: 1 } });
    expect(passwordsBusy()).toBe(false);
    expect(await verifyPassword('anything', hash)).toBe(false);
  });

  it('refuses everything for a stored value that is no hash', async () => {
    expect(await verifyPassword('anything', 'plain')).toBe(false);
  });
});
