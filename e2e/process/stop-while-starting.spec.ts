import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { migratedDataDir, newDataDir, processesOf, removeDataDir, startProduct } from '../product';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ mode: 'parallel', timeout: 240_000 });

let dataDir = '';
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => {
  for (const pid of processesOf(dataDir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
  removeDataDir(dataDir);
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const runs = (program: string) => processesOf(dataDir).some((pid) => read(`/proc/${pid}/cmdline`).includes(program));
const home = () => join(dataDir, 'postgres');
const serverStatus = () => read(join(home(), 'cluster/postmaster.pid')).split('\n')[7]?.trim();
const hasPartialCluster = () => {
  try {
    return readdirSync(home()).includes('cluster.partial');
  } catch {
    return false;
  }
};

/** The moments of a first start, each by what can be seen of it from outside. */
const MOMENTS = {
  'the cluster is made': hasPartialCluster,
  'the database starts': () => read(join(home(), 'cluster/postmaster.pid')) !== '',
  'the database is migrated': () => serverStatus() === 'ready',
  'the demo is made': () => runs('seed.mjs'),
  'the web process starts': () => runs('web.mjs') || runs('postwire web'),
};

/** Those of them that come after the cluster was made: a cluster that is there already brings them sooner. */
const LATER: (keyof typeof MOMENTS)[] = ['the demo is made', 'the web process starts'];

/** A first start with its demo, up to a moment. */
async function startUntil(
  name: keyof typeof MOMENTS,
): Promise<{ child: ChildProcess; exited: Promise<number | null> }> {
  const moment = MOMENTS[name];
  if (LATER.includes(name)) migratedDataDir(dataDir);
  const { npm_lifecycle_event: _npm, DATABASE_URL: _url, DEMO: _demo, ...inherited } = process.env;
  const child = spawn(process.execPath, ['lib/cli/start.mjs'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...inherited, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: 'ignore',
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  while (!moment()) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode} before that moment.`);
    await sleep(2);
  }
  return { child, exited };
}

async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => processesOf(dataDir), { timeout: 30_000, intervals: [50] }).toEqual([]);
}

async function expectNextStartWorks(): Promise<void> {
  const next = await startProduct({ dataDir, env: { LOG_LEVEL: 'warn' } });
  const authorization = `Basic ${Buffer.from(`api:${next.demo?.apiKey}`).toString('base64')}`;
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${next.url}/api/me`, { headers: { authorization } })).status).toBe(200);
  expect(await next.stop()).toBe(0);
  await expectNothingLeft();
}

for (const name of Object.keys(MOMENTS) as (keyof typeof MOMENTS)[]) {
  test(`a stop while ${name} ends everything, and the next start works`, async () => {
    const { child, exited } = await startUntil(name);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    await expectNothingLeft();
    await expectNextStartWorks();
  });
}

// Once the first child runs it notices; before, what is left of PostgreSQL is ended by the next start.
for (const name of ['the cluster is made', 'the demo is made'] as const) {
  test(`after kill -9 of the supervisor while ${name} the next start takes over`, async () => {
    const { child, exited } = await startUntil(name);
    child.kill('SIGKILL');
    await exited;
    await expectNextStartWorks();
  });
}

test('the demo webhooks follow the port of a later start', async () => {
  migratedDataDir(dataDir);
  const urls: string[][] = [];
  for (const _start of [1, 2]) {
    const product = await startProduct({ dataDir, env: { LOG_LEVEL: 'warn' } });
    const authorization = `Basic ${Buffer.from(`api:${product.demo?.apiKey}`).toString('base64')}`;
    const answer = await fetch(`${product.url}/v1/webhooks`, { headers: { authorization } });
    const found = (await answer.text()).match(/http:\/\/[^"\\]*\/demo\/receiver/g) ?? [];
    expect([...new Set(found)]).toEqual([`${product.url}/demo/receiver`]);
    urls.push(found);
    await product.stop();
  }
  expect(urls[0]).not.toEqual(urls[1]);
});
