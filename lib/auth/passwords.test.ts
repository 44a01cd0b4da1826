import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords';

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

  it('refuses everything for a stored value that is no hash', async () => {
    expect(await verifyPassword('anything', 'plain')).toBe(false);
  });
});
