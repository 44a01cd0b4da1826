import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import { type PgBouncer, pgBouncerVersion, startPgBouncer } from '@/lib/testing/pgbouncer';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { newDataDir, type Product, processesOf, removeDataDir, startProduct } from '../product';

test.skip(pgBouncerVersion() === null, 'PgBouncer is not installed.');
test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ timeout: 240_000 });

const ROOT = join(import.meta.dirname, '../..');
const KEY = `key-${randomBytes(32).toString('hex')}`;
const authorization = `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`;

let dataDir = '';
let postgres: EmbeddedPostgres;
let bouncer: PgBouncer;
let product: Product;
let receiver: Receiver;
let direct: pg.Client;
let env: Record<string, string>;
let second: ChildProcess | undefined;

test.beforeAll(async () => {
  dataDir = newDataDir();
  postgres = await startEmbeddedPostgres(join(dataDir, 'own'), { settings: { fsync: 'off' } });
  await createDatabaseIfMissing(postgres.url('postgres'), 'postwire');
  bouncer = await startPgBouncer(postgres.url('postwire'), 10);
  receiver = await startReceiver();
  env = {
    DATABASE_URL: bouncer.url,
    DATABASE_POOLER: 'transaction',
    NEXTAUTH_SECRET: 's'.repeat(32),
    ENCRYPTION_KEY: 'k'.repeat(32),
    ALLOW_PRIVATE_DESTINATIONS: '127.0.0.0/8',
    BOOTSTRAP_ADMIN_EMAIL: 'ops@example.com',
    BOOTSTRAP_ADMIN_PASSWORD: 'correct horse battery',
    BOOTSTRAP_API_KEY: KEY,
    LOG_LEVEL: 'warn',
  };
  product = await startProduct({ dataDir, env });
  direct = new pg.Client({ connectionString: postgres.url('postwire') });
  await direct.connect();
});

test.afterAll(async () => {
  second?.kill('SIGKILL');
  await product?.stop();
  await receiver?.close();
  await direct?.end();
  await bouncer?.stop();
  await postgres?.stop();
  removeDataDir(dataDir);
});

async function send(method: string, path: string, body: BodyInit, type = 'application/json'): Promise<unknown> {
  const headers = { authorization, 'content-type': type };
  const answer = await fetch(`${product.url}${path}`, { method, headers, body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

const events = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ event: 'opened', recipient: `r${n}@customer.example` })));
const count = async (sql: string) => Number((await direct.query(`select count(*) as n from ${sql}`)).rows[0].n);

/** A worker's process of the product's own. */
function workerPid(): number {
  for (const pid of processesOf(dataDir)) {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postwire worker')) return pid;
  }
  throw new Error('No worker runs.');
}

test('the whole product works through a pooler in transaction mode', async () => {
  await send('POST', '/v4/domains', 'name=mg.pooled.example', 'application/x-www-form-urlencoded');
  const webhook = { level: 'domain', domain: 'mg.pooled.example', eventTypes: ['opened'] };
  for (const path of ['a', 'b']) {
    await send('POST', '/api/webhooks', JSON.stringify({ ...webhook, url: `${receiver.url}/${path}` }));
  }
  await Promise.all(
    Array.from({ length: 20 }, () => send('POST', '/api/domains/mg.pooled.example/events', events(10))),
  );
  await receiver.waitFor(400, 60_000);
  await expect.poll(() => count("attempts where final_status = 'succeeded'"), { timeout: 60_000 }).toBe(400);
  expect(await count('deliveries')).toBe(0);
  expect(await count("pg_locks where locktype = 'advisory'")).toBe(0);
  expect(await count('workers where lease_expires_at > now()')).toBe(1);
});

test('a worker that stands still is taken over, and writes nothing about what it lost', async () => {
  const stopped = workerPid();
  // Slow enough that both workers have some in flight when the first is stopped.
  receiver.answer((_request, response) => {
    setTimeout(() => response.writeHead(200).end(), 100);
    return undefined;
  });
  const before = await count('attempts');
  const program = [join(ROOT, 'lib/cli/run.mjs'), 'worker'];
  const { ALLOW_PRIVATE_DESTINATIONS: _, ...rest } = process.env;
  second = spawn(process.execPath, program, {
    cwd: ROOT,
    env: { ...rest, ...env, DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  await expect.poll(() => count('workers'), { timeout: 60_000 }).toBe(2);
  const [former] = (await direct.query('select id from workers order by id')).rows;
  for (let batch = 0; batch < 4; batch += 1) {
    await send('POST', '/api/domains/mg.pooled.example/events', events(100));
  }
  await expect.poll(() => count(`deliveries where owner = ${former.id}`), { timeout: 60_000 }).toBeGreaterThan(0);
  process.kill(stopped, 'SIGSTOP');
  const held = await count(`deliveries where owner = ${former.id}`);
  await expect.poll(() => count('deliveries'), { timeout: 60_000 }).toBe(0);
  process.kill(stopped, 'SIGCONT');
  // It finds that it was taken for dead, and registers anew.
  await expect.poll(() => count(`workers where id > ${former.id}`), { timeout: 60_000 }).toBe(2);
  expect(await count('workers')).toBe(2);
  expect((await count('attempts')) - before).toBe(800);
  expect(await count("attempts where number <> 1 or outcome <> 'succeeded'")).toBe(0);
  const posted = receiver.requests.map(({ url, headers }) => `${url} ${headers['webhook-id']}`);
  expect(new Set(posted).size).toBe(1_200);
  expect(posted.length - 1_200).toBeLessThanOrEqual(held);
});
