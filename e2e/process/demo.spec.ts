import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readPostmaster } from '@/lib/cli/postgres/left-running';
import { preparePlace } from '@/lib/cli/postgres/place';
import { newDataDir, processesOf, removeDataDir, startProduct } from '../product';

test.skip(process.platform !== 'linux', 'What runs is read from /proc; 127.0.0.2 is an address without being set up.');
test.describe.configure({ timeout: 240_000 });

const QUIET = { LOG_LEVEL: 'warn' };
const HOLDS_DEMO = /This database holds the demo, whose passwords are for this machine only, and /;
/** What lets others in, and what is said of it. */
const EXPOSED: [setting: Record<string, string>, why: string][] = [
  [{ HOST: '0.0.0.0' }, 'HOST=0.0.0.0 is open to the network'],
  [{ PUBLIC_URL: 'https://postwire.example.com' }, 'PUBLIC_URL says that others come here'],
  [{ TRUSTED_PROXIES: '1' }, 'TRUSTED_PROXIES says that others come here'],
];

let dataDir = '';
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => {
  for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
  removeDataDir(dataDir);
});

test('a first start that others can reach makes no demo', async () => {
  const product = await startProduct({ dataDir, env: { ...QUIET, HOST: '0.0.0.0' } });
  expect(product.demo).toBeNull();
  expect(existsSync(join(dataDir, 'demo.json'))).toBe(false);
  await expect.poll(product.output).toContain('admin@localhost');
  expect(product.output()).not.toContain('acme.example');
  await product.stop();
});

test('a demo is made on any loopback address, and not served where others can reach it', async () => {
  const product = await startProduct({ dataDir, env: { ...QUIET, HOST: '127.0.0.2' } });
  const { demo } = product;
  if (!demo) throw new Error('No demo was made.');
  const authorization = `Basic ${Buffer.from(`api:${demo.keys.primary}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  expect((await fetch(`${product.url}/api/me`, { headers })).status).toBe(200);
  // Loopback is one thing to what is made and to what may be sent to: the demo's own receiver is at 127.0.0.2.
  const body = JSON.stringify({ level: 'account', url: `${product.url}/demo/receiver/another` });
  const checked = await fetch(`${product.url}/api/webhooks/check-url`, { method: 'POST', headers, body });
  expect(await checked.json()).toMatchObject({ refusal: null });
  await product.stop();

  for (const [setting, why] of EXPOSED) {
    const refused = startProduct({ dataDir, env: { ...QUIET, ...setting } });
    await expect(refused, JSON.stringify(setting)).rejects.toThrow(HOLDS_DEMO);
    await expect(refused).rejects.toThrow(why);
    await expect.poll(() => processesOf(dataDir), { timeout: 60_000 }).toEqual([]);
  }
});

test('nor by whatever process is told the address of its database', async () => {
  const shared = process.env.POSTWIRE_E2E_DATA_DIR ?? '';
  const { port } = readPostmaster(join(preparePlace(shared).home, 'cluster')) ?? {};
  const password = readFileSync(join(shared, 'postgres.secret'), 'utf8').trim();
  const env = {
    ...QUIET,
    DATABASE_URL: `postgresql://postwire:${password}@127.0.0.1:${port}/postwire`,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
  };
  for (const command of ['lib/cli/start.mjs', 'lib/cli/run.mjs']) {
    const args = command.endsWith('run.mjs') ? ['web'] : [];
    const refused = startProduct({ dataDir, env, command: [process.execPath, command, ...args] });
    await expect(refused, command).rejects.toThrow(HOLDS_DEMO);
    await expect(refused).rejects.toThrow('DATABASE_URL is set');
    await refused.catch((error: Error) => expect(error.message).not.toContain(password));
  }
});
