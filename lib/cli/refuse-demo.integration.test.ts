import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/cli/supervise/settings';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { createDemoAccounts } from '@/prisma/demo/accounts';
import { refuseExposedDemo } from './refuse-demo';

const { url } = await withDatabase();
const LOCAL = { host: '127.0.0.1', publicUrl: undefined, embedded: true, trustedProxies: 0 };

const EXPOSED: [string, Parameters<typeof refuseExposedDemo>[0], string][] = [
  ['every interface', { ...LOCAL, host: '0.0.0.0' }, 'HOST=0.0.0.0'],
  ['an address of the network', { ...LOCAL, host: '192.168.1.5' }, 'HOST=192.168.1.5'],
  ['a database of one’s own', { ...LOCAL, embedded: false }, 'DATABASE_URL'],
  ['an address for others', { ...LOCAL, publicUrl: 'https://postwire.example.com' }, 'PUBLIC_URL'],
  ['a proxy in front', { ...LOCAL, trustedProxies: 1 }, 'TRUSTED_PROXIES'],
];

describe('a database with the demo', () => {
  // Nine passwords are hashed.
  beforeAll(() => createDemoAccounts(), 120_000);
  afterAll(() => pool().query('truncate accounts cascade'));

  it.each(EXPOSED)('is not served with %s', async (_, exposure, why) => {
    await expect(refuseExposedDemo(exposure, url)).rejects.toThrow(why);
  });

  it.each([
    ['127.0.0.1', LOCAL],
    ['another loopback address', { ...LOCAL, host: '127.0.0.2' }],
    ['::1', { ...LOCAL, host: '::1' }],
    ['a PUBLIC_URL of this machine', { ...LOCAL, publicUrl: 'http://[::1]:3000' }],
  ])('is served on %s', async (_, exposure) => {
    await expect(refuseExposedDemo(exposure, url)).resolves.toBeUndefined();
  });
});

it('a database without it is served anywhere', async () => {
  const account = systemCaller(await createPrimaryAccount('Mine'));
  await createUser(account, { email: 'ada@acme.example.org', name: 'Ada', role: 'admin', password: 'long enough' });
  for (const [, exposure] of EXPOSED) await expect(refuseExposedDemo(exposure, url)).resolves.toBeUndefined();
});

describe('no demo is made', () => {
  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: 'postwire.internal' },
    { DATABASE_URL: 'postgresql://db.example/x' },
    { PUBLIC_URL: 'https://postwire.example.com' },
    { TRUSTED_PROXIES: '1' },
    { DEMO: '0' },
    { BOOTSTRAP_ADMIN_EMAIL: 'a@b.example', BOOTSTRAP_ADMIN_PASSWORD: 'long enough it is' },
  ])('with %j', (settings) => {
    expect(readSettings(settings as unknown as NodeJS.ProcessEnv).demoAllowed).toBe(false);
  });

  it('but on this machine alone', () => {
    expect(readSettings({} as NodeJS.ProcessEnv).demoAllowed).toBe(true);
    expect(readSettings({ PUBLIC_URL: 'http://localhost:3000' } as unknown as NodeJS.ProcessEnv).demoAllowed).toBe(
      true,
    );
  });
});
