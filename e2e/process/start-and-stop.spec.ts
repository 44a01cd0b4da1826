import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { migratedDataDir, type Product, processesOf, removeDataDir, startProduct } from '../product';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ mode: 'parallel', timeout: 240_000 });

const PLAIN = { DEMO: '0', LOG_LEVEL: 'warn' };
let dataDir = '';
test.beforeEach(() => {
  dataDir = migratedDataDir();
});
test.afterEach(async () => {
  for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
  removeDataDir(dataDir);
});

async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => processesOf(dataDir), { timeout: 60_000 }).toEqual([]);
}

async function pidOf(product: Product, part: 'web' | 'worker' | 'database'): Promise<number> {
  if (part === 'database') {
    const home = join(product.dataDir, 'postgres/cluster/postmaster.pid');
    return Number((await readFile(home, 'utf8')).split('\n')[0]);
  }
  for (const pid of processesOf(dataDir)) {
    if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).startsWith(`postwire ${part}`)) return pid;
  }
  throw new Error(`No ${part} process runs.`);
}

test('SIGTERM ends everything, and the next start goes on', async () => {
  // This one begins with nothing at all.
  removeDataDir(dataDir);
  const first = await startProduct({ dataDir, env: PLAIN });
  expect(await first.stop()).toBe(0);
  await expectNothingLeft();
  const second = await startProduct({ dataDir, env: PLAIN });
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
  await expectNothingLeft();
});

test('SIGTERM to npm ends everything', async () => {
  const npm = process.env.npm_execpath;
  test.skip(npm === undefined, 'Not started by npm.');
  const product = await startProduct({ dataDir, env: PLAIN, command: [process.execPath, npm ?? '', 'start'] });
  product.process.kill('SIGTERM');
  await expectNothingLeft();
});

for (const part of ['web', 'worker', 'database', 'supervisor'] as const) {
  test(`kill -9 of the ${part} leaves no process behind, and the next start works`, async () => {
    const first = await startProduct({ dataDir, env: PLAIN });
    const pid = part === 'supervisor' ? (first.process.pid ?? 0) : await pidOf(first, part);
    process.kill(pid, 'SIGKILL');
    await first.exited;
    await expectNothingLeft();
    const second = await startProduct({ dataDir, env: PLAIN });
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    await second.stop();
  });
}

test('a second start over the same data is refused and says who holds it', async () => {
  const first = await startProduct({ dataDir, env: PLAIN });
  await expect(startProduct({ dataDir, env: PLAIN })).rejects.toThrow(/already runs on .*process \d+/);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  await first.stop();
});

test('a port in use is told before anything is started', async () => {
  const first = await startProduct({ dataDir, env: PLAIN });
  const other = join(dataDir, 'other');
  const { port } = new URL(first.url);
  const started = startProduct({ dataDir: other, env: { ...PLAIN, PORT: port } });
  await expect(started).rejects.toThrow(`Port ${port} on 127.0.0.1 is used by another program`);
  expect(existsSync(join(other, 'postgres'))).toBe(false);
  await first.stop();
});

test('with a database of its own, missing secrets are named', async () => {
  const env = { ...PLAIN, DATABASE_URL: 'postgresql://127.0.0.1:1/none', NEXTAUTH_SECRET: 'x'.repeat(32) };
  await expect(startProduct({ dataDir, env })).rejects.toThrow('so ENCRYPTION_KEY must be set as well');
});

test('DEMO=0 makes one account with a password that is shown once', async () => {
  const first = await startProduct({ dataDir, env: PLAIN });
  await expect.poll(first.output).toContain('admin@localhost');
  expect(existsSync(join(dataDir, 'demo.json'))).toBe(false);
  await first.stop();
  const second = await startProduct({ dataDir, env: PLAIN });
  expect(second.output()).not.toContain('admin@localhost');
  await second.stop();
});

test('BOOTSTRAP settings make the first account with a key that scripts know', async () => {
  const key = `key-${'0123456789abcdef'.repeat(4)}`;
  const bootstrap = { BOOTSTRAP_ADMIN_EMAIL: 'ops@example.com', BOOTSTRAP_ADMIN_PASSWORD: 'correct horse battery' };
  const product = await startProduct({ dataDir, env: { LOG_LEVEL: 'warn', ...bootstrap, BOOTSTRAP_API_KEY: key } });
  const authorization = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;
  expect((await fetch(`${product.url}/api/me`, { headers: { authorization } })).status).toBe(200);
  await product.stop();
});
