import { expect, test } from 'vitest';
import { exposedBy } from './exposed-by';

test.each([
  [{}, null],
  [{ host: '127.0.0.2' }, null],
  [{ host: '::1' }, null],
  [{ publicUrl: 'http://127.0.0.1:3000' }, null],
  [{ publicUrl: 'http://[::1]:3000' }, null],
  [{ publicUrl: 'https://postwire.example.com' }, 'PUBLIC_URL'],
  [{ trustedProxies: 1 }, 'TRUSTED_PROXIES'],
  [{ host: '0.0.0.0' }, 'HOST=0.0.0.0'],
  [{ embedded: false }, 'DATABASE_URL'],
])('an installation on 127.0.0.1 with its own database and %o is exposed by: %s', (settings, why) => {
  const found = exposedBy({ host: '127.0.0.1', publicUrl: undefined, embedded: true, trustedProxies: 0, ...settings });
  if (why === null) expect(found).toBeNull();
  else expect(found).toContain(why);
});
